package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static io.pipstream.domain.engine.TestMarket.GBPUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceProtected;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.order.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginWatchTest {

    private static Desk with(RuleProfileName rules) {
        return anAccount(rules).quotes("EURUSD 1.10000/1.10000", "GBPUSD 1.25000/1.25000");
    }

    @Test
    void aMarginCallIsEnteredAndLeftOnce() {
        Desk desk = with(RuleProfileName.US);
        desk.places(buy(400_000, EURUSD)); // 8,800 held of 10,000
        assertThat(desk.decide(new CheckMargin())).isEmpty();
        desk.quotes("EURUSD 1.09600/1.09600"); // equity 8,400, held 8,768

        MarginCall entered = only(MarginCall.class, desk.decide(new CheckMargin()));
        assertThat(entered.state()).isEqualTo(MarginCall.State.ENTERED);
        assertThat(entered.summary().equity()).isEqualTo("8400.0000"); // 10,000 − 400,000 × 0.004
        assertThat(entered.summary().marginLevel()).isEqualTo("0.958029"); // 8,400 / 8,768
        assertThat(desk.decide(new CheckMargin())).isEmpty();
        desk.quotes("EURUSD 1.10000/1.10000");
        assertThat(only(MarginCall.class, desk.decide(new CheckMargin())).state())
                .isEqualTo(MarginCall.State.LEFT);
    }

    @Test
    void everythingGoesAtOnceAndOrdersFirst() {
        Desk desk = with(RuleProfileName.US);
        desk.places(buy(200_000, EURUSD));
        desk.places(buy(100_000, GBPUSD));
        desk.places(buy(1, EURUSD).limit("1.05"));
        desk.quotes("EURUSD 1.06000/1.06000"); // equity 2,000; held 4,240 + 2,500: below half

        List<TradeEvent> events = desk.decide(new CheckMargin());

        assertThat(names(events)).containsExactly("OrderCancelled", "TradeClosed", "TradeClosed", "BalanceUpdated");
        assertThat(only(OrderCancelled.class, events).reason()).isEqualTo(Reason.MARGIN_CLOSEOUT);
        assertThat(((TradeClosed) events.get(1)).trade().instrument()).isEqualTo(EURUSD);
        assertThat(desk.account.balance()).isEqualTo("2000.0000"); // 10,000 − 200,000 × 0.04
    }

    @Test
    void theLargestLoserGoesFirstUntilTheLevelIsKept() {
        Desk desk = with(RuleProfileName.EU);
        desk.places(buy(100_000, GBPUSD));
        desk.places(buy(100_000, EURUSD));
        desk.places(buy(100_000, EURUSD).stop("1.20000"));
        // GBP loses 1,000 and EUR 7,000: equity 2,000, held 2,480 + 2,060 = 4,540: 44 %
        desk.quotes("EURUSD 1.03000/1.03000", "GBPUSD 1.24000/1.24000");

        List<TradeEvent> events = desk.decide(new CheckMargin());

        // 2,000 over 2,480 is 81 %: kept, and a margin call
        assertThat(names(events)).containsExactly("TradeClosed", "BalanceUpdated", "MarginCall");
        assertThat(only(TradeClosed.class, events).trade().instrument()).isEqualTo(EURUSD);
        assertThat(only(TradeClosed.class, events).reason()).isEqualTo(CloseReason.MARGIN_CLOSEOUT);
        assertThat(desk.account.orders()).hasSize(1);
    }

    @Test
    void whatCannotBeDealtIsLeftOpenAndCalled() {
        Desk desk = with(RuleProfileName.US);
        desk.places(buy(400_000, EURUSD));
        desk.places(buy(1, EURUSD).limit("1.05"));
        desk.quotes("EURUSD 1.07800/1.07800"); // equity 1,200
        desk.market.halted(EURUSD);

        assertThat(names(desk.decide(new CheckMargin()))).containsExactly("OrderCancelled", "MarginCall");
        assertThat(desk.account.trades()).hasSize(1);
    }

    @Test
    void aBalanceBelowZeroIsMadeUpForWhereItIsProtected() {
        Desk desk = with(RuleProfileName.EU);
        desk.places(buy(400_000, EURUSD));
        desk.quotes("EURUSD 1.07000/1.07000");

        List<TradeEvent> events = desk.decide(new CheckMargin());

        assertThat(names(events)).containsExactly("TradeClosed", "BalanceProtected", "BalanceUpdated");
        // 10,000 − 400,000 × 0.03 = −2,000
        assertThat(only(BalanceProtected.class, events).amount()).isEqualTo("2000.0000");
        assertThat(desk.account.balance()).isZero();
    }

    @Test
    void whoOwesOwes() {
        Desk desk = with(RuleProfileName.US);
        desk.places(sell(400_000, EURUSD).stopLoss("1.10500"));
        assertThat(names(desk.comes("EURUSD 1.13000/1.13000"))).containsExactly("TradeClosed", "BalanceUpdated");
        assertThat(desk.account.balance()).isEqualTo("-2000.0000"); // 10,000 − 400,000 × 0.03
    }

    @Test
    void nothingIsCalledWhileAPriceIsMissing() {
        Desk desk = with(RuleProfileName.US);
        desk.places(buy(400_000, EURUSD));
        assertThat(desk.broker.decide(desk.account, new CheckMargin(), new TestMarket(), desk.now))
                .isEmpty();
    }
}
