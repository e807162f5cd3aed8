package io.pipstream.feed.live;

import java.util.List;

/** What Alpha Vantage says, in its documented forms; each has the status 200. */
final class RecordedAlphaVantage {

    static final String RATE = """
            {"Realtime Currency Exchange Rate":{"1. From_Currency Code":"EUR","2. From_Currency Name":"Euro",\
            "3. To_Currency Code":"USD","4. To_Currency Name":"United States Dollar","5. Exchange Rate":"1.1",\
            "6. Last Refreshed":"2026-01-01 00:00:01","7. Time Zone":"UTC","8. Bid Price":"1.0999","9. Ask Price":"1.1001"}}""";

    static final String RATE_WITHOUT_SIDES = RATE.replace("\"1.0999\"", "\"-\"").replace("\"1.1001\"", "\"-\"");

    static final String OUT_OF_DAY = """
            {"Information":"We have detected your API key as %s and our standard API rate limit is 25 requests per day. \
            Please subscribe to any of the premium plans at https://www.alphavantage.co/premium/ to instantly remove all \
            daily rate limits."}""".formatted(LiveFixtures.KEY);

    static final String TOO_FAST = """
            {"Information":"Thank you for using Alpha Vantage! Please consider spreading out your free API requests more \
            sparingly (1 request per second). You may subscribe to any of the premium plans at \
            https://www.alphavantage.co/premium/ to lift the free key rate limit (25 requests per day) and instantly \
            remove all daily rate limits."}""";

    static final String OLD_NOTE = """
            {"Note":"Thank you for using Alpha Vantage! Our standard API call frequency is 5 calls per minute and 500 calls \
            per day. Please visit https://www.alphavantage.co/premium/ if you would like to target a higher API call \
            frequency."}""";

    static final String WRONG_KEY = """
            {"Error Message":"the parameter apikey is invalid or missing. Please claim your free API key on \
            (https://www.alphavantage.co/support/#api-key). It should take less than 20 seconds."}""";

    static final String PREMIUM = """
            {"Information":"Thank you for using Alpha Vantage! This is a premium endpoint. You may subscribe to any of the \
            premium plans at https://www.alphavantage.co/premium/ to instantly unlock all premium endpoints"}""";

    static final String INVALID_CALL = """
            {"Error Message":"Invalid API call. Please retry or visit the documentation \
            (https://www.alphavantage.co/documentation/) for CURRENCY_EXCHANGE_RATE."}""";

    static final List<String> ALL =
            List.of(RATE, RATE_WITHOUT_SIDES, OUT_OF_DAY, TOO_FAST, OLD_NOTE, WRONG_KEY, PREMIUM, INVALID_CALL);

    private RecordedAlphaVantage() {}
}
