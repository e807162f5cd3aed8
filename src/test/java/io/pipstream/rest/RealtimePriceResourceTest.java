package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimePriceResourceTest {

    final MarketFixture market = new MarketFixture();
    final RealtimePriceResource realtime = new RealtimePriceResource();

    @BeforeEach
    void wire() {
        realtime.instruments = market.instruments;
        realtime.book = market.book;
    }

    @ParameterizedTest(name = "{0}/{1} closes at {2}")
    @CsvSource({
        "1.10000, 1.10020, 1.10010", // (1.10000 + 1.10020) / 2
        "1.10000, 1.10001, 1.10000", // 1.100005, to the even digit
        "1.10001, 1.10002, 1.10002", // 1.100015, to the even digit
        "1.10000, 1.10000, 1.10000",
    })
    void theCloseIsTheMiddle(String bid, String ask, String close) {
        market.quote("EURUSD", bid, ask);

        assertThat(text(realtime.price("eur_usd")))
                .isEqualTo(("{\"symbol\":\"EURUSD\",\"bid\":%s,\"ask\":%s,\"close\":%s,"
                                + "\"time\":\"2026-01-15T12:00:00Z\",\"received\":\"2026-01-15T12:00:00Z\","
                                + "\"source\":\"test\",\"synthetic\":false,\"age_ms\":0,\"stale\":false}")
                        .formatted(bid, ask, close));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aSymbolIsRequired(String symbol) {
        Problem problem = problemOf(() -> realtime.price(symbol));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys("symbol");
    }

    @Test
    void anUnknownSymbolIsNotFound() {
        Problem problem = problemOf(() -> realtime.price("EURXXX"));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("unknown_symbol");
    }

    @Test
    void anInstrumentWithoutQuoteHasNoPrice() {
        Problem problem = problemOf(() -> realtime.price("EURUSD"));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("no_price");
    }
}
