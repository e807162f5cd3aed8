package io.pipstream.rest;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.RawQuote;
import io.pipstream.rest.QuoteIntake.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesResourceTest {

    final MarketFixture market = new MarketFixture();
    final QuotesResource quotes = new QuotesResource();
    final List<RawQuote> offered = new ArrayList<>();

    @BeforeEach
    void wire() {
        quotes.instruments = market.instruments;
        quotes.book = market.book;
        quotes.intake = this::offer;
    }

    /** Knows one instrument, and has 1.5 as its bid already. */
    private Verdict offer(RawQuote quote) {
        offered.add(quote);
        if (!quote.symbol().equals("EURUSD")) {
            return new Verdict.Refused("unknown_symbol", "No instrument is called " + quote.symbol());
        }
        return quote.bid().compareTo(new BigDecimal("1.5")) == 0 ? new Verdict.Unchanged() : new Verdict.Accepted();
    }

    @Test
    void currentQuotesAreThoseOfEveryInstrumentThatHasOne() {
        market.quote("EURUSD", "1.10000", "1.10020");
        market.quote("XAUUSD", "2650", "2650.25");
        market.pass(Duration.ofMillis(1500));

        assertThat(text(quotes.current(List.of())))
                .isEqualTo(
                        "[{\"symbol\":\"EURUSD\",\"bid\":1.10000,\"ask\":1.10020,\"time\":\"2026-01-15T12:00:00Z\","
                                + "\"received\":\"2026-01-15T12:00:00Z\",\"source\":\"test\",\"synthetic\":false,\"age_ms\":1500,\"stale\":false},"
                                + "{\"symbol\":\"XAUUSD\",\"bid\":2650.00,\"ask\":2650.25,\"time\":\"2026-01-15T12:00:00Z\","
                                + "\"received\":\"2026-01-15T12:00:00Z\",\"source\":\"test\",\"synthetic\":false,\"age_ms\":1500,\"stale\":false}]");
    }

    @Test
    void askedNamesComeInTheirOrderAndOnce() {
        market.quote("EURUSD", "1.10000", "1.10020");
        market.quote("GBPUSD", "1.30000", "1.30020");

        assertThat(text(quotes.current(List.of("GBP_USD,eur/usd", "EURUSD"))))
                .containsSubsequence("GBPUSD", "EURUSD")
                .containsOnlyOnce("EURUSD");
    }

    @Test
    void aQuoteNobodyRenewsIsStale() {
        market.quote("EURUSD", "1.10000", "1.10020");
        market.pass(Duration.ofSeconds(11)); // stale after 10 s

        assertThat(text(quotes.current(List.of("EURUSD")))).contains("\"stale\":true");
    }

    @Test
    void unknownNamesAreNamed() {
        Problem problem = problemOf(() -> quotes.current(List.of("EURUSD,FOO,BARBAR")));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("unknown_symbol");
        assertThat(problem.symbols()).containsExactly("FOO", "BARBAR");
    }

    @Test
    void moreThanTwoHundredNamesAreTooMany() {
        String names = String.join(",", Collections.nCopies(201, "EURUSD"));

        assertThat(problemOf(() -> quotes.current(List.of(names))).code()).isEqualTo("too_many_symbols");
    }

    @Test
    void oneQuoteIsTakenWithItsTime() {
        String answer =
                push("{\"symbol\":\"EURUSD\",\"bid\":1.1,\"ask\":1.1002,\"time\":\"2026-01-15T13:00:00+01:00\"}");

        assertThat(answer).isEqualTo("{\"accepted\":1,\"unchanged\":0,\"refused\":[]}");
        assertThat(offered)
                .containsExactly(new RawQuote(
                        "EURUSD",
                        new BigDecimal("1.1"),
                        new BigDecimal("1.1002"),
                        Instant.parse("2026-01-15T12:00:00Z")));
    }

    @Test
    void eachOfAListIsTakenOrRefusedByItself() {
        String answer = push("""
                [{"symbol":"EURUSD","bid":1.1,"ask":1.2},
                 {"symbol":"EURUSD","bid":1.5,"ask":1.6},
                 {"symbol":"FOO","bid":1.1,"ask":1.2},
                 {"symbol":"EURUSD","bid":"1.1","ask":1.2},
                 17]""");

        assertThat(answer)
                .isEqualTo("{\"accepted\":1,\"unchanged\":1,\"refused\":["
                        + "{\"index\":2,\"symbol\":\"FOO\",\"code\":\"unknown_symbol\","
                        + "\"message\":\"No instrument is called FOO\"},"
                        + "{\"index\":3,\"symbol\":\"EURUSD\",\"code\":\"invalid_fields\","
                        + "\"message\":\"bid must be a number\"},"
                        + "{\"index\":4,\"symbol\":\"\",\"code\":\"invalid_fields\","
                        + "\"message\":\"The quote must be an object with symbol, bid and ask\"}]}");
    }

    @Test
    void aSingleRefusedQuoteIsAProblem() {
        Problem problem = problemOf(() -> push("{\"symbol\":\"FOO\",\"bid\":1,\"ask\":1}"));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("unknown_symbol");
    }

    @Test
    void aListThatTheMarketRefusesWhollyIsStillAnswered() {
        assertThat(push("[{\"symbol\":\"FOO\",\"bid\":1,\"ask\":1}]")).startsWith("{\"accepted\":0,\"unchanged\":0");
    }

    @Test
    void anEmptyListChangesNothing() {
        assertThat(push("[]")).isEqualTo("{\"accepted\":0,\"unchanged\":0,\"refused\":[]}");
    }

    @Test
    void aListThatIsMalformedThroughoutIsAProblemThatNamesItsFields() {
        Problem problem = problemOf(() -> push("[{\"symbol\":\"EURUSD\",\"bid\":1},17]"));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields())
                .isEqualTo(Map.of("[0].ask", "is required", "[1]", "must be an object with symbol, bid and ask"));
    }

    @Test
    void tenThousandQuotesAreNotTooMany() {
        String one = "{\"symbol\":\"EURUSD\",\"bid\":1.1,\"ask\":1.2}";

        assertThat(push("[" + String.join(",", Collections.nCopies(10_000, one)) + "]"))
                .startsWith("{\"accepted\":10000,");
        assertThat(problemOf(() -> push("[" + String.join(",", Collections.nCopies(10_001, one)) + "]"))
                        .code())
                .isEqualTo("too_many_quotes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an empty body          |                                                       | 400 | invalid_json
            blanks                 | ' '                                                   | 400 | invalid_json
            text                   | hello                                                 | 400 | invalid_json
            an end that is missing | '{"symbol":"EURUSD"'                                  | 400 | invalid_json
            something after it     | '{"symbol":"EURUSD","bid":1,"ask":1} x'               | 400 | invalid_json
            a member twice         | '{"symbol":"EURUSD","bid":1,"bid":2,"ask":2}'         | 400 | invalid_json
            not a number           | '{"symbol":"EURUSD","bid":NaN,"ask":1}'               | 400 | invalid_json
            too many digits        | '{"symbol":"EURUSD","bid":1.00000000000000000000000000000000000000001,"ask":2}' | 400 | invalid_json
            an endless exponent    | '{"symbol":"EURUSD","bid":1E99999999999,"ask":1}'     | 400 | invalid_json
            too deep               | '[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]'               | 400 | invalid_json
            null                   | null                                                  | 400 | invalid_message
            a number               | 42                                                    | 400 | invalid_message
            an empty object        | {}                                                    | 400 | invalid_fields
            no symbol              | '{"bid":1,"ask":1}'                                   | 400 | invalid_fields
            a symbol that is null  | '{"symbol":null,"bid":1,"ask":1}'                     | 400 | invalid_fields
            a symbol that is blank | '{"symbol":" ","bid":1,"ask":1}'                      | 400 | invalid_fields
            a symbol of 40 letters | '{"symbol":"EURUSDEURUSDEURUSDEURUSDEURUSDEURUSDEURUSD","bid":1,"ask":1}' | 400 | invalid_fields
            a bid in quotes        | '{"symbol":"EURUSD","bid":"1.1","ask":1.2}'           | 400 | invalid_fields
            a bid that is an object| '{"symbol":"EURUSD","bid":{},"ask":1.2}'              | 400 | invalid_fields
            a time without offset  | '{"symbol":"EURUSD","bid":1,"ask":1,"time":"2026-01-15T12:00:00"}' | 400 | invalid_fields
            a time as a number     | '{"symbol":"EURUSD","bid":1,"ask":1,"time":1768478400}' | 400 | invalid_fields
            a list in a list       | '[[]]'                                                | 400 | invalid_fields
            another instrument     | '{"symbol":"FOO","bid":1,"ask":1}'                    | 422 | unknown_symbol
            """)
    void badInputIsAProblem(String what, String body, int status, String code) {
        Problem problem = problemOf(() -> push(body == null ? "" : body));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.sentence()).isNotBlank().doesNotContain("jackson").doesNotContain("Stream");
    }

    @Test
    void aBodyBeyondTwoMebibytesIsTooLarge() {
        String blanks = " ".repeat(2 * 1024 * 1024 + 1);

        assertThat(problemOf(() -> push(blanks)).status()).isEqualTo(413);
    }

    private String push(String json) {
        return text(quotes.push(body(json)));
    }
}
