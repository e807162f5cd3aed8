package io.pipstream.feed.live;

import java.util.List;

/** What Twelve Data says, over its WebSocket and by REST, in its documented forms. */
final class RecordedTwelveData {

    static final String SUBSCRIBE = "{\"action\":\"subscribe\",\"params\":{\"symbols\":\"EUR/USD,USD/JPY,XAU/USD\"}}";

    static final String SUBSCRIBED = """
            {"event":"subscribe-status","status":"ok","success":[{"symbol":"EUR/USD"}],"fails":[]}""";

    static final String SUBSCRIBED_WITHOUT_FAILS = """
            {"event":"subscribe-status","status":"ok","success":[{"symbol":"EUR/USD"}],"fails":null}""";

    static final String SUBSCRIBED_IN_PART = """
            {"event":"subscribe-status","status":"error","success":[{"symbol":"EUR/USD"}],"fails":[{"symbol":"XAU/USD"}]}""";

    static final String NOT_SUBSCRIBED = """
            {"event":"subscribe-status","status":"error","messages":["You have reached the limit of WebSocket credits"],\
            "success":null,"fails":null}""";

    static final String TWO_SIDED = """
            {"event":"price","symbol":"XAU/USD","currency_base":"Gold Spot","currency_quote":"US Dollar",\
            "type":"Physical Currency","timestamp":1647950462,"price":1925.18,"bid":1925.05,"ask":1925.32}""";

    static final String ONE_SIDED = """
            {"event":"price","symbol":"EUR/USD","currency_base":"Euro","currency_quote":"US Dollar",\
            "type":"Physical Currency","timestamp":1647950463,"price":1.10213}""";

    static final String HEARTBEAT = "{\"event\":\"heartbeat\",\"status\":\"ok\"}";

    static final String PRICE = "{\"price\":\"1.17380\"}";

    static final String OUT_OF_MINUTE = """
            {"code":429,"message":"You have run out of API credits for the current minute. 9 API credits were used, with the \
            current limit being 8. Wait for the next minute or consider switching to a higher tier plan at \
            https://twelvedata.com/pricing","status":"error"}""";

    static final String OUT_OF_DAY = """
            {"code":429,"message":"You have run out of API credits for the day. 801 API credits were used, with the current \
            limit being 800. Wait for the next day or consider switching to a higher tier plan at \
            https://twelvedata.com/pricing","status":"error"}""";

    static final String WRONG_KEY = """
            {"code":401,"message":"**apikey** parameter is incorrect or not specified. You can get your free API key \
            instantly following this link: https://twelvedata.com/pricing","status":"error"}""";

    static final String NO_SUCH_SYMBOL = """
            {"code":404,"message":"**symbol** or **figi** parameter is missing or invalid. Please provide a valid symbol \
            according to API documentation: https://twelvedata.com/docs","status":"error"}""";

    static final String BROKEN = "{\"code\":500,\"message\":\"Internal server error\",\"status\":\"error\"}";

    static final List<String> ALL = List.of(
            SUBSCRIBED,
            SUBSCRIBED_WITHOUT_FAILS,
            SUBSCRIBED_IN_PART,
            NOT_SUBSCRIBED,
            TWO_SIDED,
            ONE_SIDED,
            HEARTBEAT,
            PRICE,
            OUT_OF_MINUTE,
            OUT_OF_DAY,
            WRONG_KEY,
            NO_SUCH_SYMBOL,
            BROKEN);

    private RecordedTwelveData() {}
}
