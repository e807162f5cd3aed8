package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OhlcResourceTest {

    final MarketFixture market = new MarketFixture();
    final CandleBook book = new CandleBook(market.instruments, Settings.of(Map.of()));
    final OhlcResource ohlc = new OhlcResource();

    @BeforeEach
    void wire() {
        ohlc.instruments = market.instruments;
        ohlc.candles = Histories.ofQuotes(book, new FakeCandleStore());
    }

    void quote(int minutes, String bid, String ask) {
        book.quoted(new Quote(
                market.instruments.find("EURUSD").orElseThrow(),
                new BigDecimal(bid),
                new BigDecimal(ask),
                MarketFixture.NOON.plus(Duration.ofMinutes(minutes)),
                "test"));
    }

    @Test
    void candlesComeOldestFirst() {
        quote(0, "1.1", "1.1002");
        quote(1, "1.2", "1.2002");
        quote(60, "1.3", "1.3002");

        assertThat(text(ohlc.candles("eur/usd", null, null, null, null, null)))
                .isEqualTo("{\"symbol\":\"EURUSD\",\"interval\":\"1h\",\"price\":\"bid\",\"source\":\"test\",\"data\":["
                        + "{\"timestamp\":\"2026-01-15T12:00:00Z\","
                        + "\"open\":1.10000,\"high\":1.20000,\"low\":1.10000,\"close\":1.20000,\"volume\":2},"
                        + "{\"timestamp\":\"2026-01-15T13:00:00Z\","
                        + "\"open\":1.30000,\"high\":1.30000,\"low\":1.30000,\"close\":1.30000,\"volume\":1}],"
                        + "\"origins\":[{\"from\":\"2026-01-15T12:00:00Z\",\"to\":\"2026-01-15T14:00:00Z\","
                        + "\"origin\":\"quotes\",\"synthetic\":false}],"
                        + "\"gaps\":[{\"from\":\"2026-01-11T10:00:00Z\",\"to\":\"2026-01-15T12:00:00Z\","
                        + "\"reason\":\"no_quotes\"}]}");
    }

    @ParameterizedTest(name = "the {0} opens at {1}")
    @CsvSource({"bid, 1.10000", "ask, 1.10020", "mid, 1.10010"})
    void aSideCanBeChosen(String price, String open) {
        quote(0, "1.1", "1.1002");

        assertThat(text(ohlc.candles("EURUSD", "1m", "1", price, null, null))).contains("\"open\":" + open + ",");
    }

    @Test
    void theNewestAreGivenWhenThereAreMore() {
        quote(0, "1.1", "1.1002");
        quote(1, "1.2", "1.2002");

        assertThat(text(ohlc.candles("EURUSD", "1m", "1", null, null, null)))
                .contains("12:01:00Z")
                .doesNotContain("12:00:00Z");
    }

    @Test
    void timesBoundThem() {
        quote(0, "1.1", "1.1002");
        quote(1, "1.2", "1.2002");
        quote(2, "1.3", "1.3002");

        assertThat(text(ohlc.candles("EURUSD", "1m", null, null, "2026-01-15T13:01:00+01:00", "2026-01-15T12:02:00Z")))
                .contains("12:01:00Z")
                .doesNotContain("timestamp\":\"2026-01-15T12:00", "timestamp\":\"2026-01-15T12:02");
    }

    @Test
    void whatIsMadeUpAndWhatIsMissingIsTold() {
        quote(0, "1.1", "1.1002");
        book.quoted(new Quote(
                market.instruments.find("EURUSD").orElseThrow(),
                new BigDecimal("1.1"),
                new BigDecimal("1.1002"),
                MarketFixture.NOON.plus(Duration.ofMinutes(3)),
                "test",
                true));

        assertThat(text(ohlc.candles("EURUSD", "1m", "4", null, null, null)))
                .contains("\"origins\":["
                        + "{\"from\":\"2026-01-15T12:00:00Z\",\"to\":\"2026-01-15T12:01:00Z\","
                        + "\"origin\":\"quotes\",\"synthetic\":false},"
                        + "{\"from\":\"2026-01-15T12:03:00Z\",\"to\":\"2026-01-15T12:04:00Z\","
                        + "\"origin\":\"quotes\",\"synthetic\":true}],"
                        + "\"gaps\":[{\"from\":\"2026-01-15T12:01:00Z\",\"to\":\"2026-01-15T12:03:00Z\","
                        + "\"reason\":\"no_quotes\"}]");
    }

    @Test
    void theAnswerIsAsTheDocumentSays() throws Exception {
        quote(0, "1.1", "1.1002");
        quote(3, "1.1", "1.1002");
        OpenApi api = OpenApi.read();

        assertThat(api.faults(
                        api.schema("Candles"),
                        Json.mapper().readTree(text(ohlc.candles("EURUSD", "1m", "4", null, null, null))),
                        "candles"))
                .isEmpty();
    }

    @Test
    void whereNothingWasQuotedThereAreNoCandles() {
        assertThat(text(ohlc.candles("EURUSD", "1d", null, null, null, null)))
                .isEqualTo("{\"symbol\":\"EURUSD\",\"interval\":\"1d\",\"price\":\"bid\",\"data\":[],"
                        + "\"origins\":[],\"gaps\":[]}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aSymbolIsRequired(String symbol) {
        Problem problem = problemOf(() -> ohlc.candles(symbol, null, null, null, null, null));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys("symbol");
    }

    @Test
    void anUnknownSymbolIsNotFound() {
        Problem problem = problemOf(() -> ohlc.candles("EURXXX", null, null, null, null, null));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("unknown_symbol");
    }

    @ParameterizedTest(name = "interval {0}, limit {1}, price {2}, from {3} to {4}: {5} {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2h, -,    -,    -,                    -,                    interval, 'must be one of 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w'",
                "1H, -,    -,    -,                    -,                    interval, 'must be one of 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w'",
                "-,  0,    -,    -,                    -,                    limit,    must be a whole number from 1 to 5000",
                "-,  5001, -,    -,                    -,                    limit,    must be a whole number from 1 to 5000",
                "-,  ten,  -,    -,                    -,                    limit,    must be a whole number from 1 to 5000",
                "-,  -,    last, -,                    -,                    price,    'must be one of bid, ask, mid'",
                "-,  -,    -,    yesterday,            -,                    from,     'must be a time such as 2026-01-15T12:00:00Z, from the year 1970 to 9998'",
                "-,  -,    -,    -,                    1969-12-31T00:00:00Z, to,       'must be a time such as 2026-01-15T12:00:00Z, from the year 1970 to 9998'",
                "-,  -,    -,    2026-01-15T12:00:00Z, 2026-01-15T12:00:00Z, to,       must be after from",
            })
    void whatCannotBeIsNamed(
            String interval, String limit, String price, String from, String to, String field, String message) {
        Problem problem = problemOf(() -> ohlc.candles("EURUSD", interval, limit, price, from, to));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("invalid_fields");
        assertThat(problem.fields()).containsExactly(Map.entry(field, message));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Problem problem = problemOf(() -> ohlc.candles("EURUSD", "x", "x", "x", "x", "x"));

        assertThat(problem.fields()).containsOnlyKeys("interval", "limit", "price", "from", "to");
    }
}
