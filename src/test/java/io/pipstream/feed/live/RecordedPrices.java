package io.pipstream.feed.live;

import io.pipstream.feed.live.SourceServer.Reaction;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** One price of EURUSD from each source. */
final class RecordedPrices {

    private static final Map<String, String> PRICES = Map.of(
            "kraken", RecordedKraken.SNAPSHOT,
            "oanda", RecordedOanda.PRICE,
            "twelvedata", RecordedTwelveData.ONE_SIDED,
            "twelvedata:rest", RecordedTwelveData.PRICE,
            "finnhub", RecordedFinnhub.TRADE,
            "finnhub:rest", RecordedFinnhub.QUOTE,
            "alphavantage", RecordedAlphaVantage.RATE,
            "yahoo", RecordedYahoo.CHART,
            "truefx", RecordedTrueFx.EURUSD);

    /** When they held, by what they say; that of {@code twelvedata:rest} does not say. */
    private static final Map<String, Instant> TIMES = Map.of(
            "kraken", Instant.parse("2025-09-25T09:04:31.742599Z"),
            "oanda", Instant.parse("2019-05-28T13:06:32.682119462Z"),
            "twelvedata", Instant.ofEpochSecond(1647950463),
            "twelvedata:rest", Instant.parse("2025-09-25T09:04:31Z"),
            "finnhub", Instant.ofEpochMilli(1672348887195L),
            "finnhub:rest", Instant.ofEpochSecond(1672348887),
            "alphavantage", Instant.parse("2026-01-01T00:00:01Z"),
            "yahoo", Instant.ofEpochSecond(1778648482),
            "truefx", Instant.ofEpochMilli(1497640345123L));

    private RecordedPrices() {}

    static String price(Dialect dialect) {
        return Objects.requireNonNull(PRICES.get(dialect.traits().source()));
    }

    static Instant time(Dialect dialect) {
        return Objects.requireNonNull(TIMES.get(dialect.traits().source()));
    }

    /** The source's way of saying these: as an answer, as lines, or as messages. */
    static Reaction says(Dialect dialect, String... messages) {
        if (dialect instanceof PollDialect) {
            return Reactions.json(messages[0]);
        }
        return dialect instanceof LineDialect ? Reactions.lines(messages) : Reactions.socket(messages);
    }
}
