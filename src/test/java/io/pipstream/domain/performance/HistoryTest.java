package io.pipstream.domain.performance;

import static io.pipstream.domain.performance.PerformanceFixtures.FRIDAY_NIGHT;
import static io.pipstream.domain.performance.PerformanceFixtures.MONDAY;
import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.realised;
import static io.pipstream.domain.performance.PerformanceFixtures.transfer;
import static io.pipstream.domain.performance.PerformanceFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void ordersTradesByTheirClosing() {
        ClosedTrade late = aTrade().id(1).closed("2025-01-15T12:00:00Z").build();
        ClosedTrade early = aTrade().id(3).closed("2025-01-14T12:00:00Z").build();
        ClosedTrade together = aTrade().id(2).closed("2025-01-15T12:00:00Z").build();

        assertThat(week(List.of(together, late, early), List.of()).trades()).containsExactly(early, late, together);
    }

    @Test
    void ordersChangesByTimeAndKeepsTheOrderOfOneInstant() {
        BalanceChange late = realised("2025-01-15T12:00:00Z", "-1");
        BalanceChange later = realised("2025-01-15T12:00:00Z", "-2");
        BalanceChange early = realised("2025-01-14T12:00:00Z", "3");

        assertThat(week(late, later, early).changes()).containsExactly(early, late, later);
    }

    @Test
    void endsWithTheBalanceAfterEveryChange() {
        History history = week(transfer("2025-01-14T09:00:00Z", "500"), realised("2025-01-15T12:00:00Z", "-20.5"));

        assertThat(history.currentBalance()).isEqualByComparingTo("10479.5"); // 10,000 + 500 - 20.5
        assertThat(week().currentBalance()).isEqualByComparingTo("10000");
    }

    @Test
    void holdsOnlyWhatHappenedInItsPeriod() {
        assertThat(week(realised(MONDAY.toString(), "1"), realised(FRIDAY_NIGHT.toString(), "1"))
                        .changes())
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week(realised("2025-01-12T23:59:59Z", "1")))
                .withMessageContaining("2025-01-12T23:59:59Z lies outside");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        week(List.of(aTrade().closed("2025-01-18T00:00:00Z").build()), List.of()))
                .withMessageContaining("2025-01-18T00:00:00Z lies outside");
    }

    @Test
    void lastsNoLongerThanACentury() {
        assertThatIllegalArgumentException().isThrownBy(() -> period(MONDAY, MONDAY.minusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> period(Instant.MIN, Instant.MAX));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        period(MONDAY, MONDAY.plus(Duration.ofDays(36_600)).plusNanos(1)))
                .withMessageContaining("36600 days");
        assertThat(period(MONDAY, MONDAY.plus(Duration.ofDays(36_600))).trades())
                .isEmpty();
    }

    private static History period(Instant start, Instant end) {
        return new History(BigDecimal.TEN, start, end, List.of(), List.of());
    }
}
