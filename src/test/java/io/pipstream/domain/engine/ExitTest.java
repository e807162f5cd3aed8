package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.assertRefused;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged.Cause;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitTest {

    private final Desk desk = anAccount(RuleProfileName.NETTING).quotes("EURUSD 1.10000/1.10012");

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }

    @Test
    void aLongIsStoppedAtTheBidThatCame() {
        desk.places(buy(10_000, EURUSD).stopLoss("1.09900"));
        assertThat(desk.comes("EURUSD 1.09901/1.09913")).isEmpty();

        TradeClosed closed = only(TradeClosed.class, desk.comes("EURUSD 1.09850/1.09862"));

        assertThat(closed.fill().price()).isEqualTo("1.09850");
        assertThat(closed.fill().explanation().trigger()).isEqualTo(Trigger.STOP_LOSS);
        assertThat(closed.fill().explanation().triggerPrice()).isEqualTo("1.09900");
        assertThat(closed.profitLoss()).isEqualTo("-16.2000"); // 10,000 × (1.09850 − 1.10012)
        assertThat(closed.reason()).isEqualTo(CloseReason.SL_HIT);
    }

    @Test
    void aShortIsStoppedAndTakenAtTheAsk() {
        desk.places(sell(10_000, EURUSD).stopLoss("1.10100").takeProfits("1.09900"));
        assertThat(desk.comes("EURUSD 1.10087/1.10099")).isEmpty();
        assertThat(desk.comes("EURUSD 1.09889/1.09901")).isEmpty();

        TradeClosed closed = only(TradeClosed.class, desk.comes("EURUSD 1.09870/1.09882"));

        assertThat(closed.fill().price()).isEqualTo("1.09882"); // better than asked
        assertThat(closed.reason()).isEqualTo(CloseReason.TP1_HIT);
        assertThat(closed.profitLoss()).isEqualTo("11.8000"); // 10,000 × (1.10000 − 1.09882)
    }

    @Test
    void threeTargetsCloseEqualPartsNearestFirst() {
        desk.places(buy(1_000, EURUSD).takeProfits("1.10300", "1.10100", "1.10200"));

        TradeReduced first = only(TradeReduced.class, desk.comes("EURUSD 1.10100/1.10112"));
        assertThat(first.fill().units()).isEqualTo(333); // 1,000 / 3
        assertThat(first.reason()).isEqualTo(CloseReason.TP1_HIT);
        TradeReduced second = only(TradeReduced.class, desk.comes("EURUSD 1.10205/1.10217"));
        assertThat(second.fill().units()).isEqualTo(333); // 667 / 2
        assertThat(second.reason()).isEqualTo(CloseReason.TP2_HIT);
        TradeClosed third = only(TradeClosed.class, desk.comes("EURUSD 1.10300/1.10312"));
        assertThat(third.fill().units()).isEqualTo(334);
        assertThat(third.reason()).isEqualTo(CloseReason.TP3_HIT);
        assertThat(third.trade().targetsTaken()).isEqualTo(3);
    }

    @Test
    void aGapOverAllTargetsFillsEachAtThePriceThatCame() {
        desk.places(buy(1_000, EURUSD).takeProfits("1.10100", "1.10200", "1.10300"));

        List<TradeEvent> events = desk.comes("EURUSD 1.10500/1.10512");

        assertThat(names(events)).containsExactly("TradeReduced", "TradeReduced", "TradeClosed", "BalanceUpdated");
        // 333 × (1.10500 − 1.10012) = 1.62504, twice, and 334 × 0.00488 = 1.62992; each is rounded
        assertThat(desk.account.balance()).isEqualTo("10004.8799");
    }

    @Test
    void oneUnitIsGoneAtTheFirstOfThreeTargets() {
        desk.places(buy(1, EURUSD).takeProfits("1.10100", "1.10200", "1.10300"));
        assertThat(only(TradeClosed.class, desk.comes("EURUSD 1.10150/1.10162")).reason())
                .isEqualTo(CloseReason.TP1_HIT);
    }

    @Test
    void aTrailingStopFollowsByWholePipsAndCloses() {
        desk.places(buy(1_000, EURUSD).trailing("0.00200"));
        assertThat(desk.trade(3).trailingStop()).isEqualTo("1.09800"); // 1.10000 − 0.00200
        assertThat(desk.comes("EURUSD 1.10009/1.10021")).isEmpty(); // less than a pip

        TradeChanged changed = only(TradeChanged.class, desk.comes("EURUSD 1.10105/1.10117"));
        assertThat(changed.cause()).isEqualTo(Cause.TRAILING);
        assertThat(changed.trade().trailingStop()).isEqualTo("1.09905");
        assertThat(desk.comes("EURUSD 1.09950/1.09962")).isEmpty();

        TradeClosed closed = only(TradeClosed.class, desk.comes("EURUSD 1.09905/1.09917"));
        assertThat(closed.reason()).isEqualTo(CloseReason.TRAILING_STOP);
        assertThat(closed.fill().explanation().triggerPrice()).isEqualTo("1.09905");
    }

    @Test
    void aTrailingStopOfAShortFollowsTheAskDown() {
        desk.places(sell(1_000, EURUSD).trailing("0.00200"));
        assertThat(desk.trade(3).trailingStop()).isEqualTo("1.10212"); // 1.10012 + 0.00200
        desk.comes("EURUSD 1.09900/1.09912");
        assertThat(desk.trade(3).trailingStop()).isEqualTo("1.10112");
        assertThat(only(TradeClosed.class, desk.comes("EURUSD 1.10120/1.10132")).reason())
                .isEqualTo(CloseReason.TRAILING_STOP);
    }

    @Test
    void ofStopLossAndTrailingStopTheNearerActs() {
        desk.places(buy(1_000, EURUSD).trailing("0.00200").stopLoss("1.09850"));
        assertThat(only(TradeClosed.class, desk.comes("EURUSD 1.09700/1.09712")).reason())
                .isEqualTo(CloseReason.SL_HIT); // 1.09850 is nearer than 1.09800
    }

    @Test
    void nothingIsReachedWhileItsProfitCouldNotBeConverted() {
        Desk yen = anAccount(RuleProfileName.NETTING, "JPY", "1000000")
                .quotes("EURUSD 1.10000/1.10012", "USDJPY 149.990/150.010", "EURJPY 164.990/165.010");
        yen.places(buy(1_000, EURUSD).stopLoss("1.09900"));
        TestMarket restarted = new TestMarket();
        Touch touch = new Touch(restarted.quote("EURUSD 1.09800/1.09812"));
        assertThat(yen.broker.decide(yen.account, touch, restarted, yen.now)).isEmpty();
        restarted.quote("USDJPY 149.990/150.010");
        restarted.quote("EURJPY 164.990/165.010");
        assertThat(names(yen.broker.decide(yen.account, touch, restarted, yen.now)))
                .containsExactly("TradeClosed", "BalanceUpdated");
    }

    @Test
    void exitsAreChangedAgainstTheClosingPrice() {
        desk.places(buy(1_000, EURUSD).trailing("0.00200"));
        desk.comes("EURUSD 1.10100/1.10112");
        Exits same = new Exits(price("1.0"), List.of(), price("0.002"));
        desk.quotes("EURUSD 1.10000/1.10012");

        TradeChanged changed = only(TradeChanged.class, desk.decide(new ChangeTrade(3, same)));
        assertThat(changed.cause()).isEqualTo(Cause.CLIENT);
        assertThat(changed.trade().trailingStop()).isEqualTo("1.09900"); // stays where it had come to
        assertThat(changed.trade().exits().stopLoss()).isEqualTo("1.00000");
        Exits nearer = new Exits(null, List.of(), price("0.00100"));
        assertThat(only(TradeChanged.class, desk.decide(new ChangeTrade(3, nearer)))
                        .trade()
                        .trailingStop())
                .isEqualTo("1.09900"); // 1.10000 − 0.00100

        assertRefused(change("1.10000", null, null), Reason.LOSING_STOP_LOSS, "1.10000");
        assertRefused(change(null, "1.1", null), Reason.LOSING_TAKE_PROFIT, "1.10000");
        assertRefused(change(null, null, "1.1"), Reason.LOSING_STOP_LOSS, "trailing");
        assertRefused(change("1.000001", null, null), Reason.PRICE_PRECISION_EXCEEDED, "digits");
        assertRefused(change("10000000000000", null, null), Reason.PRICE_PRECISION_EXCEEDED, "18 digits");
        assertRefused(desk.decide(new ChangeTrade(4, Exits.NONE)), Reason.TRADE_DOESNT_EXIST, "No trade 4");
    }

    private List<TradeEvent> change(String stop, String target, String trailing) {
        return desk.decide(new ChangeTrade(
                3,
                new Exits(
                        stop == null ? null : price(stop),
                        target == null ? List.of() : List.of(price(target)),
                        trailing == null ? null : price(trailing))));
    }

    @Test
    void aMarketOrderWithExitsOnTheWrongSideIsRefused() {
        assertRefused(desk.places(buy(1, EURUSD).stopLoss("1.10000")), Reason.LOSING_STOP_LOSS, "1.10000");
        assertRefused(desk.places(sell(1, EURUSD).takeProfits("1.10012")), Reason.LOSING_TAKE_PROFIT, "1.10012");
        assertRefused(desk.places(sell(1, EURUSD).stopLoss("1.1000001")), Reason.PRICE_PRECISION_EXCEEDED, "digits");
    }

    @Test
    void firstInFirstOutRefusesExitsThatCouldNotAct() {
        Desk us = anAccount(RuleProfileName.US).quotes("EURUSD 1.10000/1.10012");
        us.places(buy(1_000, EURUSD).stopLoss("1.09000"));
        assertRefused(us.places(buy(1_000, EURUSD).stopLoss("1.09500")), Reason.FIFO_VIOLATION, "Trade 3 is older");
        us.places(buy(1_000, EURUSD));
        assertRefused(
                us.decide(new ChangeTrade(7, new Exits(price("1.09"), List.of(), null))),
                Reason.FIFO_VIOLATION,
                "Trade 3 is older");
        assertRefused(us.closes(7), Reason.FIFO_VIOLATION, "Trade 3 of 1000 units");
    }

    @Test
    void aStopBehindATradeThatHasComeToItsSizeActsOnTheOlderOne() {
        Desk us = anAccount(RuleProfileName.US).quotes("EURUSD 1.10000/1.10012");
        us.places(buy(1_000, EURUSD).stopLoss("1.09000"));
        us.places(buy(600, EURUSD).stopLoss("1.09900"));
        us.decide(new CloseTrade(3, 400L, null, CloseReason.MANUAL));

        List<TradeEvent> events = us.comes("EURUSD 1.09850/1.09862");

        assertThat(names(events)).containsExactly("TradeChanged", "TradeChanged", "TradeClosed", "BalanceUpdated");
        TradeClosed closed = only(TradeClosed.class, events);
        assertThat(closed.trade().id()).isEqualTo(3);
        assertThat(closed.reason()).isEqualTo(CloseReason.SL_HIT);
        assertThat(us.onlyTrade().units()).isEqualTo(600);
        assertThat(us.onlyTrade().exits().stopLoss()).isEqualTo("1.09000");
        assertThat(((TradeChanged) events.get(0)).cause()).isEqualTo(Cause.FIRST_IN_FIRST_OUT);
    }
}
