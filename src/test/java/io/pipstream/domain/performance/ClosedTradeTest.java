package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.market.InstrumentFixtures.XAU_USD;
import static io.pipstream.domain.performance.PerformanceFixtures.aTrade;
import static io.pipstream.domain.performance.PerformanceFixtures.costs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedTradeTest {

    @Test
    void measuresTheExcursionsOfALong() {
        ClosedTrade trade = aTrade().opened(Side.BUY, EUR_USD, "1.10012")
                .worst("1.09900")
                .best("1.10512")
                .build();

        // (1.10012 - 1.09900) / 0.0001 = 11.2, and (1.10512 - 1.10012) / 0.0001 = 50
        assertThat(trade.maePips().orElseThrow()).hasToString("11.2");
        assertThat(trade.mfePips().orElseThrow()).hasToString("50.0");
    }

    @Test
    void measuresTheExcursionsOfAShort() {
        ClosedTrade trade = aTrade().opened(Side.SELL, USD_JPY, "150.000")
                .worst("150.355")
                .best("149.800")
                .build();

        // (150.355 - 150.000) / 0.01 = 35.5, and (150.000 - 149.800) / 0.01 = 20
        assertThat(trade.maePips().orElseThrow()).isEqualByComparingTo("35.5");
        assertThat(trade.mfePips().orElseThrow()).isEqualByComparingTo("20");
    }

    @Test
    void measuresTheExcursionsOfGoldInItsOwnPips() {
        ClosedTrade trade = aTrade().opened(Side.BUY, XAU_USD, "2650.10")
                .worst("2648")
                .best("2700.10")
                .build();

        // 2.10 / 0.01 = 210, and 50.00 / 0.01 = 5000, written plainly
        assertThat(trade.maePips().orElseThrow()).hasToString("210");
        assertThat(trade.mfePips().orElseThrow()).hasToString("5000");
    }

    @Test
    void hasNoNegativeExcursion() {
        ClosedTrade onlyUp = aTrade().worst("1.10010").best("1.10020").build();
        ClosedTrade onlyDown = aTrade().worst("1.09980").best("1.09990").build();

        assertThat(onlyUp.maePips().orElseThrow()).isZero();
        assertThat(onlyDown.mfePips().orElseThrow()).isZero();
    }

    @Test
    void wasAtLeastAsFarAsWhereItWasClosed() {
        ClosedTrade slippedOut =
                aTrade().pips("-21.5").worst("1.09800").best("1.10000").build();
        ClosedTrade improved =
                aTrade().pips("10.4").worst("1.10000").best("1.10100").build();

        // 20 pips were seen, 21.5 lost; 10 pips were seen, 10.4 gained
        assertThat(slippedOut.maePips().orElseThrow()).isEqualByComparingTo("21.5");
        assertThat(improved.mfePips().orElseThrow()).isEqualByComparingTo("10.4");
    }

    @Test
    void hasNoExcursionWhenNobodyWatched() {
        assertThat(aTrade().build().maePips()).isEmpty();
        assertThat(aTrade().build().mfePips()).isEmpty();
    }

    @Test
    void isNeitherWinNorLossWhenItBrokeEven() {
        assertThat(aTrade().profit("0.0000").build().isWin()).isFalse();
        assertThat(aTrade().profit("0.0000").build().isLoss()).isFalse();
        assertThat(aTrade().profit("0.0001").build().isWin()).isTrue();
        assertThat(aTrade().profit("-0.0001").build().isLoss()).isTrue();
    }

    @Test
    void hasPositivePrices() {
        assertThatIllegalArgumentException()
                .isThrownBy(aTrade().opened(Side.BUY, EUR_USD, "0")::build)
                .withMessageContaining("entry price");
        assertThatIllegalArgumentException()
                .isThrownBy(aTrade().worst("-1")::build)
                .withMessageContaining("worst price");
        assertThatIllegalArgumentException()
                .isThrownBy(aTrade().best("0")::build)
                .withMessageContaining("best price");
    }

    @Test
    void costsAreSummedByKind() {
        List<ClosedTrade> trades = List.of(
                aTrade().costs(costs("1.20", "0.10", "0.80")).build(),
                aTrade().costs(costs("2.40", "-0.35", "-0.30")).build());

        Costs sum = Costs.of(trades);

        assertThat(sum).isEqualTo(costs("3.60", "-0.25", "0.50"));
        assertThat(sum.total()).isEqualTo(new BigDecimal("3.85")); // 3.60 - 0.25 + 0.50
        assertThatIllegalArgumentException().isThrownBy(() -> costs("-0.01", "0", "0"));
    }
}
