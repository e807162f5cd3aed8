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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyReturnsTest {

    @Test
    void dividesTheResultsOfADayByTheBalanceAtItsBeginning() {
        List<BigDecimal> returns = DailyReturns.of(week(
                realised("2025-01-14T08:00:00Z", "120"),
                financing("2025-01-14T22:00:00Z", "-20", EUR_USD),
                realised("2025-01-16T08:00:00Z", "-202")));

        // Tuesday (120 - 20) / 10,000 = 0.01, Thursday -202 / 10,100 = -0.02; three days without anything
        assertThat(returns)
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(decimals("0", "0.01", "0", "-0.02", "0"));
    }

    @Test
    void addsWhatWasPutInThatDayToTheDivisor() {
        List<BigDecimal> returns = DailyReturns.of(week(
                transfer("2025-01-13T09:00:00Z", "10000"),
                realised("2025-01-13T10:00:00Z", "200"),
                transfer("2025-01-14T09:00:00Z", "-10000"),
                realised("2025-01-14T10:00:00Z", "2020"),
                realised("2025-01-15T10:00:00Z", "122.20")));

        // 200 / (10,000 + 10,000) = 0.01; 2,020 / 20,200 = 0.1; 122.20 / (20,200 - 10,000 + 2,020) = 0.01
        assertThat(returns)
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(decimals("0.01", "0.1", "0.01", "0", "0"));
    }

    @Test
    void countsAWeekendDayOnlyWithAResult() {
        Instant nextMonday = Instant.parse("2025-01-20T12:00:00Z");

        assertThat(between(FRIDAY_NIGHT, nextMonday)).hasSize(2);
        assertThat(between(FRIDAY_NIGHT, nextMonday, transfer("2025-01-18T12:00:00Z", "5")))
                .hasSize(2);
        assertThat(between(FRIDAY_NIGHT, nextMonday, realised("2025-01-18T12:00:00Z", "5")))
                .hasSize(3);
        assertThat(between(FRIDAY_NIGHT, nextMonday, realised("2025-01-19T22:30:00Z", "5")))
                .hasSize(3);
    }

    @Test
    void aDayEndsAtMidnightOfUtc() {
        List<BigDecimal> returns =
                DailyReturns.of(week(realised("2025-01-13T23:59:59Z", "100"), realised("2025-01-14T00:00:00Z", "101")));

        assertThat(returns)
                .usingElementComparator(BigDecimal::compareTo)
                .startsWith(new BigDecimal("0.01"), new BigDecimal("0.01"));
    }

    @Test
    void leavesOutDaysWithoutMoney() {
        History broke = new History(
                BigDecimal.ZERO,
                MONDAY,
                FRIDAY_NIGHT,
                List.of(),
                List.of(
                        realised("2025-01-14T10:00:00Z", "-5"),
                        transfer("2025-01-16T10:00:00Z", "105"),
                        realised("2025-01-17T10:00:00Z", "1")));

        // nothing on Monday, -5 from Tuesday on; Thursday 0 / (105 - 5), Friday 1 / 100
        assertThat(DailyReturns.of(broke))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(decimals("0", "0.01"));
    }

    private static List<BigDecimal> between(Instant start, Instant end, BalanceChange... changes) {
        return DailyReturns.of(new History(BigDecimal.TEN, start, end, List.of(), List.of(changes)));
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }
}
