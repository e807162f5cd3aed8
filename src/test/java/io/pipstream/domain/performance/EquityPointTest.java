package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.performance.PerformanceFixtures.financing;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.transfer;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EquityPointTest {

    @Test
    void theCurveHasThePointAfterEachChange() {
        History history = week(
                realised("2025-01-13T10:00:00Z", "50", EUR_USD),
                transfer("2025-01-14T10:00:00Z", "1000"),
                financing("2025-01-14T22:00:00Z", "-0.80", USD_JPY));

        assertThat(EquityPoint.curve(history))
                .containsExactly(
                        point("2025-01-13T10:00:00Z", "10050", "50", Optional.of(EUR_USD)),
                        point("2025-01-14T10:00:00Z", "11050", "0", Optional.empty()),
                        point("2025-01-14T22:00:00Z", "11049.20", "-0.80", Optional.of(USD_JPY)));
    }

    @Test
    void theCurveIsEmptyWhenNothingChanged() {
        assertThat(EquityPoint.curve(week())).isEmpty();
    }

    private static EquityPoint point(String date, String balance, String pnl, Optional<Instrument> pair) {
        return new EquityPoint(Instant.parse(date), new BigDecimal(balance), new BigDecimal(pnl), pair);
    }
}
