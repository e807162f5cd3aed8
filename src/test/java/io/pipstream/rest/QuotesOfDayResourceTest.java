package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.DaySummaries;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.FakeHistoryStore;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesOfDayResourceTest {

    final MarketFixture market = new MarketFixture();
    final CandleBook book = new CandleBook(market.instruments, Settings.of(Map.of()));
    final QuotesOfDayResource quotes = new QuotesOfDayResource();

    @BeforeEach
    void wire() {
        quotes.instruments = market.instruments;
        quotes.days = new DaySummaries(
                book, new FakeCandleStore(), new FakeHistoryStore(), market.instruments, market.nanos::get);
    }

    void quote(String symbol, int minutes, String bid, String ask) {
        book.quoted(new Quote(
                market.instruments.find(symbol).orElseThrow(),
                new BigDecimal(bid),
                new BigDecimal(ask),
                MarketFixture.NOON.plus(Duration.ofMinutes(minutes)),
                "test"));
    }

    @Test
    void theDayOfWhatWasQuotedIsTold() {
        quote("EURUSD", 0, "1.1", "1.1002");
        quote("EURUSD", 60, "1.2", "1.2002");
        quote("EURUSD", 90, "1.15", "1.1502");

        assertThat(text(quotes.days(List.of(), "3")))
                .isEqualTo(
                        "[{\"symbol\":\"EURUSD\",\"source\":\"test\",\"from\":\"2026-01-14T22:00:00Z\","
                                + "\"time\":\"2026-01-15T13:30:00Z\",\"open\":1.10000,\"high\":1.20000,\"low\":1.10000,"
                                + "\"previous_close\":null,\"closes_from\":\"2026-01-15T12:01:00Z\",\"closes\":[1.10000,1.10000,1.15000]}]");
    }

    @Test
    void theyComeInTheOrderAskedForWith48Closes() throws Exception {
        quote("EURUSD", 0, "1.1", "1.1002");
        quote("USDJPY", 0, "150", "150.02");
        quote("GBPUSD", 0, "1.3", "1.3002");

        var answer = Json.mapper().readTree(text(quotes.days(List.of("USDJPY,EUR/USD"), null)));

        assertThat(answer.findValuesAsText("symbol")).containsExactly("USDJPY", "EURUSD");
        assertThat(answer.get(0).get("closes")).hasSize(48);
        assertThat(answer.get(0).get("closes").get(47).decimalValue()).isEqualTo(new BigDecimal("150.000"));
    }

    @Test
    void theAnswerIsAsTheDocumentSays() throws Exception {
        quote("EURUSD", -24 * 60, "1.1", "1.1002");
        quote("EURUSD", 3, "1.1", "1.1002");
        quote("USDJPY", 0, "150", "150.02");
        OpenApi api = OpenApi.read();

        for (var day : Json.mapper().readTree(text(quotes.days(List.of(), null)))) {
            assertThat(api.faults(api.schema("QuoteOfDay"), day, "day")).isEmpty();
        }
    }

    @Test
    void anUnknownSymbolIsNotFound() {
        assertThat(problemOf(() -> quotes.days(List.of("EURXXX"), null)).code()).isEqualTo("unknown_symbol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "201", "many"})
    void thePointsAreBounded(String points) {
        assertThat(problemOf(() -> quotes.days(List.of(), points)).fields())
                .containsExactly(Map.entry("points", "must be a whole number from 2 to 200"));
    }
}
