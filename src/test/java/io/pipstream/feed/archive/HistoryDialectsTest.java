package io.pipstream.feed.archive;

import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.feed.live.Answer;
import io.pipstream.feed.live.Question;
import io.pipstream.feed.live.SourceAccess;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each source is asked for candles, and what is made of the shapes of its answers. */
class HistoryDialectsTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final SourceAccess ACCESS = new SourceAccess(URI.create("https://example.test"), "s3cr&t", "101-1/2");
    static final TimeSpan TEN_MINUTES = new TimeSpan(NOON, NOON.plusSeconds(600));
    static final TimeSpan A_DAY =
            new TimeSpan(Instant.parse("2025-01-14T22:00:00Z"), Instant.parse("2025-01-15T22:00:00Z"));

    static final String OANDA = """
            {"instrument":"EUR_USD","granularity":"M1","candles":[
            {"complete":true,"volume":43,"time":"2025-01-15T12:00:00.000000000Z",
             "bid":{"o":"1.10000","h":"1.10030","l":"1.09990","c":"1.10010"},
             "ask":{"o":"1.10015","h":"1.10050","l":"1.10005","c":"1.10025"}},
            {"complete":true,"volume":7,"time":"2025-01-15T12:03:00.000000000Z",
             "bid":{"o":"1.20000","h":"1.20000","l":"1.20000","c":"1.20000"},
             "ask":{"o":"1.20010","h":"1.20010","l":"1.20010","c":"1.20010"}},
            {"complete":false,"volume":1,"time":"2025-01-15T12:04:00.000000000Z",
             "bid":{"o":"1.3","h":"1.3","l":"1.3","c":"1.3"},"ask":{"o":"1.3","h":"1.3","l":"1.3","c":"1.3"}}]}""";

    /** Noon is second 1736942400; a value of the second minute is null, the last bar is the price of the moment. */
    static final String YAHOO = """
            {"chart":{"result":[{"meta":{"symbol":"EURUSD=X"},
             "timestamp":[1736942400,1736942460,1736942520,1736942537],
             "indicators":{"quote":[{
              "open":[1.1000000238418579,1.1,1.2,1.3],"high":[1.1003,1.1,1.2,1.3],"low":[1.0999,null,1.2,1.3],
              "close":[1.1001,1.1,1.2,1.3],"volume":[0,0,0,0]}]}}],"error":null}}""";

    static final String TWELVE_DATA = """
            {"meta":{"symbol":"EUR/USD","interval":"1min","type":"Physical Currency"},"values":[
             {"datetime":"2025-01-15 12:10:00","open":"9.1","high":"9.1","low":"9.1","close":"9.1"},
             {"datetime":"2025-01-15 12:03:00","open":"1.20000","high":"1.20000","low":"1.20000","close":"1.20000"},
             {"datetime":"2025-01-15 12:00:00","open":"1.10000","high":"1.10030","low":"1.09990","close":"1.10010"}],
             "status":"ok"}""";

    @Test
    void oandaIsAskedForBothSidesAndForDaysThatBeginAtFiveInNewYork() {
        Question question = new OandaHistory().question(ACCESS, track("oanda", ONE_DAY), A_DAY);

        assertThat(question.address())
                .hasToString("https://example.test/v3/accounts/101-1%2F2/instruments/EUR_USD/candles"
                        + "?alignmentTimezone=America%2FNew_York&dailyAlignment=17&from=2025-01-14T22%3A00%3A00Z"
                        + "&granularity=D&price=BA&to=2025-01-15T22%3A00%3A00Z");
        assertThat(question.headers()).containsEntry("Authorization", "Bearer s3cr&t");
        assertThat(new OandaHistory()
                        .question(ACCESS, track("oanda", ONE_MINUTE), TEN_MINUTES)
                        .address()
                        .toString())
                .contains("granularity=M1");
        assertThat(new OandaHistory()
                        .question(ACCESS, track("oanda", ONE_HOUR), A_DAY)
                        .address()
                        .toString())
                .contains("granularity=H1");
    }

    @Test
    void oandasCandlesHaveBothSidesAndAnUnfinishedOneIsLeftOut() throws Exception {
        List<Candle> candles = read(new OandaHistory(), 200, OANDA, ONE_MINUTE, TEN_MINUTES);

        assertThat(candles).hasSize(2).noneMatch(Candle::synthetic);
        Candle first = candles.get(0);
        assertThat(first.slot().start()).isEqualTo(NOON);
        assertThat(first.slot().source()).isEqualTo("test");
        assertThat(first.bid()).hasToString("Ohlc[open=1.10000, high=1.10030, low=1.09990, close=1.10010]");
        assertThat(first.ask()).hasToString("Ohlc[open=1.10015, high=1.10050, low=1.10005, close=1.10025]");
        assertThat(first.ticks()).isEqualTo(43);
        assertThat(first.closed()).isEqualTo(Instant.parse("2025-01-15T12:00:59.999999Z"));
    }

    @Test
    void yahooIsAskedAsABrowserWould() {
        Question question = new YahooHistory().question(ACCESS, track("yahoo", ONE_MINUTE), TEN_MINUTES);

        assertThat(question.address())
                .hasToString("https://example.test/v8/finance/chart/EURUSD=X"
                        + "?interval=1m&period1=1736942400&period2=1736943000");
        assertThat(question.headers().get("User-Agent")).startsWith("Mozilla/5.0");
        assertThat(new YahooHistory()
                        .question(ACCESS, track("yahoo", ONE_DAY), A_DAY)
                        .address()
                        .toString())
                .contains("interval=60m");
    }

    @Test
    void aSinglePriceGetsTheTypicalSpreadAndIsSynthetic() throws Exception {
        List<Candle> candles = read(new YahooHistory(), 200, YAHOO, ONE_MINUTE, TEN_MINUTES);

        // the spread of EURUSD is typically that of the fixture; half of it goes to each side, rounded away from the
        // middle
        assertThat(candles)
                .extracting(candle -> candle.slot().start())
                .containsExactly(NOON, NOON.plusSeconds(120)); // a null, and a price that is of no whole minute
        Candle first = candles.get(0);
        assertThat(candles).allMatch(Candle::synthetic);
        assertThat(first.ask().close().subtract(first.bid().close()))
                .isGreaterThanOrEqualTo(EUR_USD.terms().typicalSpreadPrice());
        assertThat(first.mid().close()).isEqualByComparingTo("1.1001");
        assertThat(first.ticks()).isEqualTo(1);
    }

    @Test
    void whereYahooHasNothingThereAreNoCandles() throws Exception {
        assertThat(read(new YahooHistory(), 200, """
                        {"chart":{"result":[{"meta":{},"indicators":{"quote":[{}]}}],"error":null}}""", ONE_MINUTE, TEN_MINUTES)).isEmpty();
    }

    @Test
    void twelveDataIsAskedInUtcWithTheKeyInAHeader() {
        Question question = new TwelveDataHistory().question(ACCESS, track("twelvedata", ONE_MINUTE), TEN_MINUTES);

        assertThat(question.address())
                .hasToString("https://example.test/time_series?end_date=2025-01-15%2012%3A10%3A00&interval=1min"
                        + "&outputsize=5000&start_date=2025-01-15%2012%3A00%3A00&symbol=EUR%2FUSD&timezone=UTC");
        assertThat(question.headers()).containsEntry("Authorization", "apikey s3cr&t");
    }

    @Test
    void twelveDatasCandlesComeOldestFirstAndNoneFromTheEndOn() throws Exception {
        List<Candle> candles = read(new TwelveDataHistory(), 200, TWELVE_DATA, ONE_MINUTE, TEN_MINUTES);

        assertThat(candles).extracting(candle -> candle.slot().start()).containsExactly(NOON, NOON.plusSeconds(180));
        assertThat(candles).allMatch(Candle::synthetic);
    }

    @Test
    void daysOfSourcesWhoseDaysBeginElsewhereAreMadeOfHours() throws Exception {
        String hours = """
                {"values":[{"datetime":"2025-01-14 21:00:00","open":"9","high":"9","low":"9","close":"9"},
                {"datetime":"2025-01-14 22:00:00","open":"1.1","high":"1.2","low":"1.1","close":"1.15"},
                {"datetime":"2025-01-15 21:00:00","open":"1.15","high":"1.3","low":"1.15","close":"1.3"},
                {"datetime":"2025-01-15 22:00:00","open":"9","high":"9","low":"9","close":"9"}],"status":"ok"}""";

        assertThat(read(new TwelveDataHistory(), 200, hours, ONE_DAY, A_DAY))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.slot().start()).isEqualTo(A_DAY.from());
                    assertThat(day.slot().interval()).isEqualTo(ONE_DAY);
                    assertThat(day.mid()).hasToString("Ohlc[open=1.10000, high=1.30000, low=1.10000, close=1.30000]");
                });
    }

    @ParameterizedTest(name = "{0}: {1} {2} is {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "oanda | 401 | {\"errorMessage\":\"Insufficient authorization to perform request.\"} | UNAUTHORIZED",
                "oanda | 400 | {\"errorMessage\":\"Invalid value specified for 'instrument'\"} | NOT_OFFERED",
                "oanda | 400 | {\"errorMessage\":\"Invalid value specified for 'to'. Time is in the future\"} | FAILED",
                "oanda | 200 | {\"candles\":7} | FAILED",
                "oanda | 500 | {\"candles\":[]} | FAILED",
                "oanda | 302 | nothing | UNAUTHORIZED",
                "yahoo | 404 | {\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}} | NOT_OFFERED",
                "yahoo | 422 | {\"chart\":{\"result\":null,\"error\":{\"code\":\"Unprocessable Entity\",\"description\":\"1m data not available\"}}} | FAILED",
                "yahoo | 429 | Too Many Requests | RATE_LIMITED",
                "yahoo | 200 | <html> | FAILED",
                "twelvedata | 200 | {\"code\":401,\"message\":\"apikey is incorrect\",\"status\":\"error\"} | UNAUTHORIZED",
                "twelvedata | 200 | {\"code\":429,\"message\":\"You have run out of API credits for the current minute.\",\"status\":\"error\"} | RATE_LIMITED",
                "twelvedata | 404 | {\"code\":404,\"message\":\"symbol not found\",\"status\":\"error\"} | NOT_OFFERED",
                "twelvedata | 200 | {\"code\":500,\"message\":\"Internal error\",\"status\":\"error\"} | FAILED",
                "twelvedata | 200 | {\"values\":{}} | FAILED",
                "twelvedata | 200 | [] | FAILED",
            })
    void aRefusalSaysHowLongItIsOfNoUseToAskAgain(String source, int status, String body, Reason reason) {
        assertThatThrownBy(() -> read(dialect(source), status, body, ONE_MINUTE, TEN_MINUTES))
                .isInstanceOfSatisfying(
                        ArchiveException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void aPauseThatTheSourceAsksForIsTold() {
        Answer answer = new Answer(429, Map.of("retry-after", "77"), "");

        assertThatThrownBy(() -> HistoryReader.read(new YahooHistory(), answer, track("test", ONE_MINUTE), TEN_MINUTES))
                .isInstanceOfSatisfying(
                        ArchiveException.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(77)));
    }

    @Test
    void aTimeForWhichTwelveDataHasNothingIsNoFailure() throws Exception {
        assertThat(read(new TwelveDataHistory(), 400, """
                        {"code":400,"message":"No data is available on the specified dates.","status":"error"}""", ONE_MINUTE, TEN_MINUTES))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} is no candle")
    @CsvSource({
        "1.1, 1.0, 1.0, 1.0", // above the high
        "1.1, 1.2, 1.15, 1.2", // below the low
        "0, 0, 0, 0",
        "-1, 1, -1, 1",
        "1E999999999, 1E999999999, 1E999999999, 1E999999999",
        "1E-999999999, 1, 1E-999999999, 1",
        "1000000000, 1000000000, 1000000000, 1000000000",
        "0.00001, 0.00001, 0.00001, 0.00001", // its bid would be none
        "x, 1, 1, 1",
    })
    void whatCannotBeACandleIsLeftOut(String open, String high, String low, String close) throws Exception {
        String body = """
                {"values":[{"datetime":"2025-01-15 12:00:00","open":"%s","high":"%s","low":"%s","close":"%s"}]}""".formatted(open, high, low, close);

        assertThat(read(new TwelveDataHistory(), 200, body, ONE_MINUTE, TEN_MINUTES))
                .isEmpty();
    }

    @Test
    void aCrossedCandleIsLeftOut() throws Exception {
        String crossed = OANDA.replace("\"c\":\"1.10025\"", "\"c\":\"1.10005\""); // the bid closes at 1.10010

        assertThat(read(new OandaHistory(), 200, crossed, ONE_MINUTE, TEN_MINUTES))
                .extracting(candle -> candle.slot().start())
                .containsExactly(NOON.plusSeconds(180));
    }

    static HistoryDialect dialect(String source) {
        return switch (source) {
            case "oanda" -> new OandaHistory();
            case "yahoo" -> new YahooHistory();
            default -> new TwelveDataHistory();
        };
    }

    static CandleTrack track(String source, CandleInterval interval) {
        return new CandleTrack(EUR_USD, source, interval);
    }

    static List<Candle> read(HistoryDialect dialect, int status, String body, CandleInterval interval, TimeSpan span)
            throws ArchiveException {
        return HistoryReader.read(dialect, new Answer(status, Map.of(), body), track("test", interval), span);
    }
}
