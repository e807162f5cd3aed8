package io.pipstream.domain.performance;

import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.tradesThatMade;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void countsTradesThatBrokeEvenInTheDenominatorOnly() {
        Outcomes outcomes = Outcomes.of(tradesThatMade("50", "0", "-20"));

        assertThat(outcomes.totalTrades()).isEqualTo(3);
        assertThat(outcomes.winningTrades()).isEqualTo(1);
        assertThat(outcomes.losingTrades()).isEqualTo(1);
        assertThat(outcomes.breakevenTrades()).isEqualTo(1);
        assertThat(outcomes.winRate()).contains(new BigDecimal("33.3333")); // 100 x 1 / 3
    }

    @Test
    void sumsPipsAndMoney() {
        Outcomes outcomes = Outcomes.of(List.of(
                aTrade().pips("50.5").profit("101.00").build(),
                aTrade().pips("-30.2").profit("-3.02").build()));

        assertThat(outcomes.totalPips()).isEqualByComparingTo("20.3"); // 50.5 - 30.2
        assertThat(outcomes.totalPnl()).isEqualByComparingTo("97.98"); // 101.00 - 3.02
    }

    @Test
    void averagesRiskRewardOverTradesThatPlannedIt() {
        Outcomes outcomes = Outcomes.of(List.of(
                aTrade().riskReward("2").build(),
                aTrade().build(),
                aTrade().riskReward("1.5").build()));

        assertThat(outcomes.avgRr()).contains(new BigDecimal("1.7500")); // (2 + 1.5) / 2
    }

    @Test
    void theBestOfLosersIsALossAndTheWorstOfWinnersAGain() {
        assertThat(Outcomes.of(tradesThatMade("-5", "-7")).bestTrade()).contains(new BigDecimal("-5"));
        assertThat(Outcomes.of(tradesThatMade("5", "7")).worstTrade()).contains(new BigDecimal("5"));
    }

    @Test
    void leavesOpenWhatHasNoValueWithoutTrades() {
        Outcomes outcomes = Outcomes.of(List.of());

        assertThat(outcomes.totalTrades()).isZero();
        assertThat(outcomes.totalPips()).isZero();
        assertThat(outcomes.totalPnl()).isZero();
        assertThat(outcomes.winRate()).isEmpty();
        assertThat(outcomes.avgRr()).isEmpty();
        assertThat(outcomes.bestTrade()).isEmpty();
        assertThat(outcomes.worstTrade()).isEmpty();
    }
}
