package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.assertRefused;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static io.pipstream.domain.engine.TestMarket.GBPUSD;
import static io.pipstream.domain.engine.TestMarket.USDJPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {

    private final Desk desk = anAccount(RuleProfileName.HEDGING).quotes("EURUSD 1.10000/1.10012");

    @Test
    void aPartOfATradeIsClosed() {
        desk.places(buy(1_000, EURUSD));
        TradeReduced reduced = only(
                TradeReduced.class, desk.decide(new CloseTrade(3, 400L, new BigDecimal("1.1"), CloseReason.MANUAL)));
        assertThat(reduced.profitLoss()).isEqualTo("-0.0480"); // 400 × (1.10000 − 1.10012)
        assertThat(reduced.trade().units()).isEqualTo(600);
        assertRefused(
                desk.decide(new CloseTrade(3, 601L, null, CloseReason.MANUAL)),
                Reason.CLOSE_UNITS_EXCEED_TRADE,
                "600 units are open");
        assertRefused(
                desk.decide(new CloseTrade(3, 0L, null, CloseReason.MANUAL)), Reason.UNITS_MINIMUM_NOT_MET, "0 units");
        assertRefused(
                desk.decide(new CloseTrade(3, null, new BigDecimal("1.10001"), CloseReason.MANUAL)),
                Reason.BOUNDS_VIOLATION,
                "1.10000");
        assertRefused(desk.closes(99), Reason.TRADE_DOESNT_EXIST, "No trade 99");
        desk.market.halted(EURUSD);
        assertRefused(desk.closes(3), Reason.MARKET_HALTED, "EURUSD");
    }

    @Test
    void aPositionIsClosedOldestFirstOnBothSides() {
        desk.places(buy(1_000, EURUSD));
        desk.places(sell(500, EURUSD));
        desk.places(buy(2_000, EURUSD));

        List<TradeEvent> events = desk.decide(new ClosePosition(EURUSD, 1_700L));

        assertThat(names(events)).containsExactly("TradeClosed", "TradeClosed", "TradeReduced", "BalanceUpdated");
        assertThat(((TradeClosed) events.get(0)).fill().price()).isEqualTo("1.10000");
        assertThat(((TradeClosed) events.get(1)).fill().price()).isEqualTo("1.10012");
        assertThat(desk.onlyTrade().units()).isEqualTo(1_800); // 2,000 − (1,700 − 1,000 − 500)
        assertRefused(
                desk.decide(new ClosePosition(EURUSD, 1_801L)), Reason.CLOSE_UNITS_EXCEED_TRADE, "1800 units are open");
        assertRefused(desk.decide(new ClosePosition(GBPUSD, null)), Reason.TRADE_DOESNT_EXIST, "GBPUSD");
    }

    @Test
    void everythingThatCanBeClosedIsAndTheRestRefused() {
        assertThat(desk.decide(new CloseEverything())).isEmpty();
        desk.quotes("GBPUSD 1.25000/1.25010");
        desk.places(buy(1_000, GBPUSD));
        desk.places(buy(1_000, EURUSD));
        desk.market.halted(GBPUSD);

        List<TradeEvent> events = desk.decide(new CloseEverything());

        assertThat(names(events)).containsExactly("OrderRejected", "TradeClosed", "BalanceUpdated");
        assertThat(only(OrderRejected.class, events).instrument()).isEqualTo(GBPUSD);
        assertThat(only(TradeClosed.class, events).reason()).isEqualTo(CloseReason.CLOSE_ALL);
    }

    @Test
    void eachRolloverIsChargedOnceWithItsSum() {
        desk.places(buy(10_000, EURUSD));
        desk.now = Instant.parse("2026-03-03T21:59:59Z");
        assertThat(desk.decide(new ChargeFinancing())).isEmpty();
        desk.now = Instant.parse("2026-03-04T22:00:00Z");
        desk.quotes("EURUSD 1.09990/1.10010");

        List<TradeEvent> events = desk.decide(new ChargeFinancing());

        assertThat(names(events)).containsExactly("FinancingCharged", "FinancingCharged", "BalanceUpdated");
        FinancingCharged tuesday = (FinancingCharged) events.get(0);
        FinancingCharged wednesday = (FinancingCharged) events.get(1);
        assertThat(tuesday.amount()).isEqualTo("-1.1000"); // 10,000 × 1.1 × −0.0365 × 1 / 365
        assertThat(tuesday.rollover()).isEqualTo("2026-03-03T22:00:00Z");
        assertThat(wednesday.amount()).isEqualTo("-3.3000"); // three days, over the weekend
        assertThat(desk.onlyTrade().result().financing()).isEqualTo("-4.4000");
        assertThat(desk.account.balance()).isEqualTo("9995.6000");
        assertThat(desk.decide(new ChargeFinancing())).isEmpty();
    }

    @Test
    void aTradeWithoutAPriceOrRateIsNotCharged() {
        desk.quotes("USDJPY 149.990/150.010");
        desk.places(buy(10_000, USDJPY));
        desk.places(buy(10_000, EURUSD));
        desk.now = Instant.parse("2026-03-03T22:00:00Z");
        TestMarket restarted = new TestMarket();
        assertThat(desk.broker.decide(desk.account, new ChargeFinancing(), restarted, desk.now))
                .isEmpty();
        // no rate is in force for USDJPY
        assertThat(names(desk.decide(new ChargeFinancing()))).containsExactly("FinancingCharged", "BalanceUpdated");
    }

    @Test
    void termsChangeOnlyWhileNothingDependsOnThem() {
        Currency usd = new Currency("USD");
        RealismProfile retail = RealismProfile.retail(1);
        desk.places(buy(1_000, EURUSD));
        assertThat(names(desk.decide(new ChangeTerms(new AccountTerms(usd, RuleProfileName.HEDGING, retail)))))
                .containsExactly("TermsChanged");
        assertRefused(
                desk.decide(new ChangeTerms(new AccountTerms(usd, RuleProfileName.US, retail))),
                Reason.TERMS_LOCKED_BY_OPEN_TRADES,
                "1 trades are open");
        desk.closes(3);
        assertThat(names(desk.decide(new ChangeTerms(new AccountTerms(usd, RuleProfileName.US, retail)))))
                .containsExactly("TermsChanged");
        assertRefused(
                desk.decide(new ChangeTerms(new AccountTerms(new Currency("EUR"), RuleProfileName.US, retail))),
                Reason.TERMS_LOCKED_BY_OPEN_TRADES,
                "USD until");
    }
}
