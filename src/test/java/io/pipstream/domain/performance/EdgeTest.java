package io.pipstream.domain.performance;

import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.tradesThatMade;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeTest {

    @Test
    void comparesWinsWithLosses() {
        Edge edge = Edge.of(tradesThatMade("100", "-30", "0", "50", "-40", "-5"));

        assertThat(edge.profitFactor()).contains(new BigDecimal("2.0000")); // (100 + 50) / (30 + 40 + 5)
        assertThat(edge.expectancy()).contains(new BigDecimal("12.5000")); // (150 - 75) / 6
        assertThat(edge.averageWin()).contains(new BigDecimal("75.0000")); // 150 / 2
        assertThat(edge.averageLoss()).contains(new BigDecimal("-25.0000")); // -75 / 3
        assertThat(edge.largestWin()).contains(new BigDecimal("100"));
        assertThat(edge.largestLoss()).contains(new BigDecimal("-40"));
    }

    @Test
    void expectsPipsPerTrade() {
        List<ClosedTrade> trades = List.of(
                aTrade().pips("10").build(),
                aTrade().pips("-3").build(),
                aTrade().pips("0").build());

        assertThat(Edge.of(trades).expectancyPips()).contains(new BigDecimal("2.3333")); // 7 / 3
    }

    @Test
    void countsTheLongestStreaks() {
        Edge edge = Edge.of(tradesThatMade("1", "2", "-1", "-1", "-1", "3", "4", "5", "6", "-1"));

        assertThat(edge.longestWinningStreak()).isEqualTo(4); // 3 4 5 6
        assertThat(edge.longestLosingStreak()).isEqualTo(3);
    }

    @Test
    void aTradeThatBrokeEvenEndsAStreak() {
        assertThat(Edge.of(tradesThatMade("1", "0", "1")).longestWinningStreak())
                .isEqualTo(1);
        assertThat(Edge.of(tradesThatMade("-1", "0", "-1")).longestLosingStreak())
                .isEqualTo(1);
    }

    @Test
    void hasNoProfitFactorWithoutALoss() {
        Edge edge = Edge.of(tradesThatMade("10", "0"));

        assertThat(edge.profitFactor()).isEmpty();
        assertThat(edge.averageLoss()).isEmpty();
        assertThat(edge.largestLoss()).isEmpty();
        assertThat(edge.longestLosingStreak()).isZero();
    }

    @Test
    void hasAProfitFactorOfZeroWithoutAWin() {
        Edge edge = Edge.of(tradesThatMade("-10", "0"));

        assertThat(edge.profitFactor().orElseThrow()).isZero(); // 0 / 10
        assertThat(edge.averageWin()).isEmpty();
        assertThat(edge.largestWin()).isEmpty();
    }

    @Test
    void expectsNothingWithoutTrades() {
        Edge edge = Edge.of(List.of());

        assertThat(edge.expectancy()).isEmpty();
        assertThat(edge.expectancyPips()).isEmpty();
        assertThat(edge.longestWinningStreak()).isZero();
    }
}
