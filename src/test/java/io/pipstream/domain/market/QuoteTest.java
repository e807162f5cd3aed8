package io.pipstream.domain.market;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuoteTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    @Test
    void hasTheDigitsOfItsInstrument() {
        Quote quote = quote(EUR_USD, "1.1", "1.10012");

        assertThat(quote.bid()).hasToString("1.10000");
        assertThat(quote.ask()).hasToString("1.10012");
    }

    @Test
    void isNeverCrossed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quote(EUR_USD, "1.10001", "1.10000"))
                .withMessageContaining("bid 1.10001, ask 1.10000");
        assertThat(quote(EUR_USD, "1.1", "1.1").spreadPips()).isZero();
    }

    @Test
    void measuresItsSpreadInPips() {
        // 0.00012 / 0.0001 = 1.2, and 0.015 / 0.01 = 1.5
        assertThat(quote(EUR_USD, "1.10000", "1.10012").spreadPips()).isEqualByComparingTo("1.2");
        assertThat(quote(USD_JPY, "150.000", "150.015").spreadPips()).isEqualByComparingTo("1.5");
    }

    @Test
    void comparesPricesWhateverTheTimeAndSource() {
        Quote quote = quote(EUR_USD, "1.1", "1.2");
        BigDecimal bid = new BigDecimal("1.1");

        assertThat(quote.samePrices(new Quote(EUR_USD, bid, new BigDecimal("1.2"), NOON.plusSeconds(1), "other")))
                .isTrue();
        assertThat(quote.samePrices(quote(EUR_USD, "1.1", "1.3"))).isFalse();
        assertThat(quote.samePrices(quote(EUR_USD, "1.0", "1.2"))).isFalse();
    }

    private static Quote quote(Instrument instrument, String bid, String ask) {
        return new Quote(instrument, new BigDecimal(bid), new BigDecimal(ask), NOON, "test");
    }
}
