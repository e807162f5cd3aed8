package io.pipstream.domain.market;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceRangeTest {

    @Test
    void joinsSideBySide() {
        PriceRange joined = PriceRange.of(quote("1.1", "1.5")).join(PriceRange.of(quote("1.2", "1.4")));

        assertThat(joined)
                .isEqualTo(new PriceRange(
                        new BigDecimal("1.10000"),
                        new BigDecimal("1.20000"),
                        new BigDecimal("1.40000"),
                        new BigDecimal("1.50000")));
    }

    private static Quote quote(String bid, String ask) {
        return new Quote(EUR_USD, new BigDecimal(bid), new BigDecimal(ask), Instant.EPOCH, "test");
    }
}
