package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.performance.PerformanceFixtures.FRIDAY_NIGHT;
import static io.pipstream.domain.performance.PerformanceFixtures.MONDAY;
import static io.pipstream.domain.performance.PerformanceFixtures.financing;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.transfer;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownTest {

    static final String TUE = "2025-01-14T12:00:00Z";
    static final String WED = "2025-01-15T12:00:00Z";
    static final String THU = "2025-01-16T12:00:00Z";
    static final String FRI = "2025-01-17T12:00:00Z";

    @Test
    void isTheLargestFallFromAPeakUntilTheRecovery() {
        Drawdown drawdown = Drawdown.of(week(
                        realised(TUE, "500"),
                        realised(WED, "-300"),
                        financing(THU, "-120", EUR_USD),
                        realised(FRI, "420")))
                .orElseThrow();

        assertThat(drawdown.amount()).isEqualByComparingTo("420"); // 10,500 -> 10,200 -> 10,080
        assertThat(drawdown.percent()).contains(new BigDecimal("4.0000")); // 100 x 420 / 10,500
        assertThat(drawdown.peakTime()).isEqualTo(Instant.parse(TUE));
        assertThat(drawdown.troughTime()).isEqualTo(Instant.parse(THU));
        assertThat(drawdown.recoveryTime()).contains(Instant.parse(FRI)); // 10,500 again
        assertThat(drawdown.duration()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void lastsToTheEndWithoutARecovery() {
        Drawdown drawdown =
                Drawdown.of(week(realised(TUE, "-300"), realised(WED, "299"))).orElseThrow();

        assertThat(drawdown.peakTime()).isEqualTo(MONDAY); // nothing was above the starting balance
        assertThat(drawdown.recoveryTime()).isEmpty();
        assertThat(drawdown.duration()).isEqualTo(Duration.between(MONDAY, FRIDAY_NIGHT));
    }

    @Test
    void isTheFirstOfEqualFalls() {
        Drawdown drawdown = Drawdown.of(
                        week(realised(TUE, "-100"), realised(WED, "150"), realised(THU, "-100"), realised(FRI, "10")))
                .orElseThrow();

        assertThat(drawdown.troughTime()).isEqualTo(Instant.parse(TUE));
        assertThat(drawdown.recoveryTime()).contains(Instant.parse(WED));
    }

    @Test
    void aDeeperFallLaterReplacesOneThatRecovered() {
        Drawdown drawdown = Drawdown.of(week(realised(TUE, "-100"), realised(WED, "100"), realised(THU, "-101")))
                .orElseThrow();

        assertThat(drawdown.amount()).isEqualByComparingTo("101");
        assertThat(drawdown.peakTime()).isEqualTo(Instant.parse(WED)); // the last time at 10,000
        assertThat(drawdown.recoveryTime()).isEmpty();
    }

    @Test
    void takingMoneyOutIsNoDrawdownAndPuttingMoneyInNoRecovery() {
        assertThat(Drawdown.of(week(transfer(TUE, "-5000")))).isEmpty();

        Drawdown drawdown = Drawdown.of(week(realised(TUE, "-100"), transfer(WED, "90000"), realised(THU, "-150")))
                .orElseThrow();
        assertThat(drawdown.amount()).isEqualByComparingTo("250");
        assertThat(drawdown.percent()).contains(new BigDecimal("0.2500")); // 100 x 250 / (10,000 + 90,000)
        assertThat(drawdown.recoveryTime()).isEmpty();
    }

    @Test
    void isEmptyIfTheBalanceNeverFell() {
        assertThat(Drawdown.of(week())).isEmpty();
        assertThat(Drawdown.of(week(realised(TUE, "0"), realised(WED, "10")))).isEmpty();
    }

    @Test
    void hasNoPercentOfAPeakThatIsNotPositive() {
        History empty = new History(BigDecimal.ZERO, MONDAY, FRIDAY_NIGHT, List.of(), List.of(realised(TUE, "-5")));

        assertThat(Drawdown.of(empty).orElseThrow().percent()).isEmpty();
    }
}
