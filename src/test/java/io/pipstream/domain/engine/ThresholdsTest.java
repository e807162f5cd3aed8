package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private final Desk desk = anAccount(RuleProfileName.HEDGING).quotes("EURUSD 1.10000/1.10012");

    private static Threshold on(PriceSide side, Reach reach, String level, long item, int part) {
        return new Threshold(EURUSD, side, reach, new BigDecimal(level), AccountId.DEMO, item, part);
    }

    private List<Threshold> only() {
        return Thresholds.of(AccountId.DEMO, desk.account.orders().lastEntry().getValue());
    }

    @Test
    void aBuyersOrderWatchesTheAskAndASellersTheBid() {
        desk.places(buy(1, EURUSD).limit("1.09"));
        assertThat(only()).containsExactly(on(PriceSide.ASK, Reach.AT_OR_BELOW, "1.09", 2, 0));
        desk.places(sell(1, EURUSD).stop("1.09"));
        assertThat(only()).containsExactly(on(PriceSide.BID, Reach.AT_OR_BELOW, "1.09", 3, 0));
        desk.places(sell(1, EURUSD).ifTouched("1.11"));
        assertThat(only()).containsExactly(on(PriceSide.BID, Reach.AT_OR_ABOVE, "1.11", 4, 0));
    }

    @Test
    void aMarketOrderWaitsForNothing() {
        Order order = new Order(2, buy(1, EURUSD).request(), desk.now, new BigDecimal("1.10012"), 1);
        assertThat(Thresholds.of(AccountId.DEMO, order)).isEmpty();
    }

    @Test
    void aTradeWatchesItsNearerStopItsNearestTargetAndThenItsTrailing() {
        desk.places(buy(10, EURUSD).stopLoss("1.09").takeProfits("1.12", "1.11").trailing("0.002"));
        assertThat(Thresholds.of(AccountId.DEMO, desk.onlyTrade()))
                .containsExactly(
                        on(PriceSide.BID, Reach.AT_OR_BELOW, "1.09800", 3, Thresholds.STOP),
                        on(PriceSide.BID, Reach.AT_OR_ABOVE, "1.11", 3, Thresholds.TARGET),
                        on(PriceSide.BID, Reach.AT_OR_ABOVE, "1.10010", 3, Thresholds.TRAIL)); // a pip on
    }

    @Test
    void aShortWatchesTheAsk() {
        desk.places(sell(10, EURUSD).stopLoss("1.101").trailing("0.002"));
        assertThat(Thresholds.of(AccountId.DEMO, desk.onlyTrade()))
                .containsExactly(
                        on(PriceSide.ASK, Reach.AT_OR_ABOVE, "1.10100", 3, Thresholds.STOP),
                        on(PriceSide.ASK, Reach.AT_OR_BELOW, "1.10002", 3, Thresholds.TRAIL));
    }

    @Test
    void aTrailingStopThatCannotMoveAnyFurtherIsNotWatched() {
        desk.places(sell(10, EURUSD).trailing("1.2"));
        Trade trade = desk.onlyTrade().trailedTo(new BigDecimal("1.20005"));
        assertThat(Thresholds.of(AccountId.DEMO, trade))
                .containsExactly(on(PriceSide.ASK, Reach.AT_OR_ABOVE, "1.20005", 3, Thresholds.STOP));
    }

    @Test
    void aTradeWithoutExitsWatchesNothing() {
        desk.places(sell(10, EURUSD));
        assertThat(Thresholds.of(AccountId.DEMO, desk.onlyTrade())).isEmpty();
    }
}
