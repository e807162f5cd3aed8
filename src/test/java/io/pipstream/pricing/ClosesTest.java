package io.pipstream.pricing;

import static io.pipstream.pricing.CandleStoreContract.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ClosesTest {

    @Test
    void aPriceIsInForceUntilTheNext() {
        Closes closes = closes(0, "1.1", 2, "1.2");

        assertThat(closes.at(minute(0).minusSeconds(1))).isEmpty();
        assertThat(closes.at(minute(0))).contains(new BigDecimal("1.1"));
        assertThat(closes.at(minute(1))).contains(new BigDecimal("1.1"));
        assertThat(closes.at(minute(5))).contains(new BigDecimal("1.2"));
    }

    @Test
    void ofTheSameMinuteTheUpperCounts() {
        Closes both = closes(1, "1.5", 3, "1.6").over(closes(0, "1.1", 1, "1.2", 2, "1.3", 9, "1.4"));

        assertThat(both.first()).contains(minute(0));
        assertThat(both.at(minute(0))).contains(new BigDecimal("1.1"));
        assertThat(both.at(minute(1))).contains(new BigDecimal("1.5"));
        assertThat(both.at(minute(2))).contains(new BigDecimal("1.3"));
        assertThat(both.at(minute(8))).contains(new BigDecimal("1.6"));
        assertThat(both.at(minute(9))).contains(new BigDecimal("1.4"));
    }

    @Test
    void manyFit() {
        Closes.Builder many = Closes.builder();
        for (int minute = 0; minute < 1_440; minute++) {
            many.add(minute(minute), BigDecimal.valueOf(minute));
        }

        assertThat(many.build().at(minute(1_439))).contains(BigDecimal.valueOf(1_439));
    }

    @Test
    void theyComeInOrder() {
        assertThatThrownBy(() -> closes(1, "1.1", 1, "1.2")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Closes closes(Object... minutesAndPrices) {
        Closes.Builder closes = Closes.builder();
        for (int index = 0; index < minutesAndPrices.length; index += 2) {
            closes.add(minute((int) minutesAndPrices[index]), new BigDecimal((String) minutesAndPrices[index + 1]));
        }
        return closes.build();
    }
}
