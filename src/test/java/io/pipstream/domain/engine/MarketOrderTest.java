package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.assertRefused;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURJPY;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static io.pipstream.domain.engine.TestMarket.USDJPY;
import static io.pipstream.domain.engine.TestMarket.XAUUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceUpdated;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instrument.Terms;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketOrderTest {

    private final Desk desk = anAccount(RuleProfileName.NETTING).quotes("EURUSD 1.10000/1.10012");

    @Test
    void aBuyerPaysTheAskAndTheEventsSayAllOfIt() {
        List<TradeEvent> events = desk.places(buy(10_000, EURUSD));

        assertThat(names(events)).containsExactly("OrderPlaced", "TradeOpened", "BalanceUpdated");
        TradeOpened opened = only(TradeOpened.class, events);
        assertThat(opened.fill().price()).isEqualTo("1.10012");
        assertThat(opened.fill().orderId()).isEqualTo(2);
        assertThat(opened.trade().id()).isEqualTo(3);
        FillExplanation explanation = opened.fill().explanation();
        assertThat(explanation.trigger()).isEqualTo(Trigger.MARKET);
        assertThat(explanation.quoteAgeMillis()).isEqualTo(250);
        assertThat(explanation.halfSpreadCost()).isEqualTo("0.6000"); // 10,000 × (1.10012 − 1.10006)
        assertThat(explanation.slippageCost()).isZero();
        assertThat(explanation.draw().latencyMillis()).isZero();
        BalanceUpdated balance = only(BalanceUpdated.class, events);
        assertThat(balance.summary().balance()).isEqualTo("10000.0000");
        assertThat(balance.summary().unrealised()).isEqualTo("-1.2000"); // 10,000 × (1.10000 − 1.10012)
        assertThat(balance.summary().marginUsed()).isEqualTo("220.0120"); // 10,000 × 1.10006 × 2 %
        assertThat(balance.summary().marginFree()).isEqualTo("9778.7880"); // 10,000 − 1.2 − 220.012
    }

    @Test
    void aLongIsClosedAtTheBid() {
        desk.places(buy(10_000, EURUSD));
        desk.quotes("EURUSD 1.10100/1.10112");
        desk.market.range(
                EURUSD,
                new PriceRange(
                        new BigDecimal("1.09900"),
                        new BigDecimal("1.10100"),
                        new BigDecimal("1.09912"),
                        new BigDecimal("1.10112")));

        List<TradeEvent> events = desk.closes(3);

        assertThat(names(events)).containsExactly("TradeClosed", "BalanceUpdated");
        TradeClosed closed = only(TradeClosed.class, events);
        assertThat(closed.profitLoss()).isEqualTo("8.8000"); // 10,000 × (1.10100 − 1.10012)
        assertThat(closed.reason()).isEqualTo(CloseReason.MANUAL);
        assertThat(closed.trade().result().worstPrice()).isEqualTo("1.09900");
        assertThat(closed.trade().result().bestPrice()).isEqualTo("1.10100");
        assertThat(closed.trade().result().spreadCost()).isEqualTo("1.2000"); // half a spread of 1.2 pips, twice
        assertThat(desk.account.balance()).isEqualTo("10008.8000");
    }

    @Test
    void aSellerGetsTheBidAndBuysBackAtTheAsk() {
        desk.places(sell(10_000, EURUSD));
        desk.quotes("EURUSD 1.09900/1.09912");

        TradeClosed closed = only(TradeClosed.class, desk.closes(3));

        assertThat(closed.profitLoss()).isEqualTo("8.8000"); // 10,000 × (1.10000 − 1.09912)
    }

    @Test
    void profitInYenIsConvertedToDollars() {
        desk.quotes("USDJPY 149.990/150.010");
        desk.places(buy(100_000, USDJPY));
        desk.quotes("USDJPY 151.000/151.020");

        TradeClosed closed = only(TradeClosed.class, desk.closes(3));

        // 100,000 × (151.000 − 150.010) = 99,000 JPY; / 151.010 = 655.5857
        assertThat(closed.profitLoss()).isEqualTo("655.5857");
        assertThat(only(TradeOpened.class, desk.journal).fill().explanation().halfSpreadCost())
                .isEqualTo("6.6667"); // 100,000 × 0.010 JPY / 150
    }

    @Test
    void goldIsDealtInOunces() {
        desk.quotes("XAUUSD 1999.90/2000.10");
        List<TradeEvent> events = desk.places(buy(10, XAUUSD));
        desk.quotes("XAUUSD 2009.90/2010.10");

        assertThat(only(BalanceUpdated.class, events).summary().marginUsed())
                .isEqualTo("400.0000"); // 10 × 2000.00 × 2 %
        assertThat(only(TradeClosed.class, desk.closes(3)).profitLoss())
                .isEqualTo("98.0000"); // 10 × (2009.90 − 2000.10)
    }

    @Test
    void anAccountInYenTradesACrossOfEurosInPounds() {
        Desk yen = anAccount(RuleProfileName.NETTING, "JPY", "1000000")
                .quotes("EURUSD 1.09990/1.10010", "USDJPY 149.990/150.010", "EURJPY 164.990/165.010");

        BalanceUpdated balance = only(BalanceUpdated.class, yen.places(buy(10_000, EURUSD)));

        // 10,000 × (1.09990 − 1.10010) = −2 USD × 150 = −300 JPY
        assertThat(balance.summary().unrealised()).isEqualTo("-300.0000");
        assertThat(balance.summary().marginUsed()).isEqualTo("33000.0000"); // 10,000 × 165 × 2 %
        assertThat(only(TradeOpened.class, yen.journal)
                        .fill()
                        .explanation()
                        .conversion()
                        .rate())
                .isEqualByComparingTo("150");
    }

    @Test
    void anOppositeOrderClosesTheOldestFirstAndOpensTheRest() {
        desk.places(buy(1_000, EURUSD));
        desk.places(buy(2_000, EURUSD));

        List<TradeEvent> events = desk.places(sell(5_000, EURUSD));

        assertThat(names(events))
                .containsExactly("OrderPlaced", "TradeClosed", "TradeClosed", "TradeOpened", "BalanceUpdated");
        assertThat(desk.onlyTrade().units()).isEqualTo(2_000); // 5,000 − 1,000 − 2,000
        assertThat(((TradeClosed) events.get(1)).trade().id()).isEqualTo(3);
        assertThat(((TradeClosed) events.get(1)).reason()).isEqualTo(CloseReason.FIFO);
    }

    @Test
    void nothingIsDealtWithoutAPriceThatHolds() {
        assertRefused(desk.places(buy(1, EURJPY)), Reason.INSTRUMENT_PRICE_UNKNOWN, "EURJPY");
        desk.market.stale(EURUSD, Duration.ofSeconds(9));
        assertRefused(desk.places(buy(1, EURUSD)), Reason.STALE_QUOTE, "9000 ms");
        desk.market.halted(EURUSD);
        assertRefused(desk.places(buy(1, EURUSD)), Reason.MARKET_HALTED, "closed");
    }

    @Test
    void unitsAndInstrumentsMustBeThoseThatAreDealt() {
        assertRefused(desk.places(buy(50_000_001, EURUSD)), Reason.UNITS_LIMIT_EXCEEDED, "at most 50000000");
        Instrument unknown = new Instrument(new Currency("AAA"), new Currency("BBB"), EURUSD.terms());
        assertRefused(desk.places(buy(1, unknown)), Reason.INSTRUMENT_NOT_TRADEABLE, "AAABBB");
        Terms large = new Terms(new BigDecimal("0.0001"), 5, 100_000, BigDecimal.ONE, 1_000, 2_000);
        Instrument same = new Instrument(EURUSD.base(), EURUSD.quoteCurrency(), large);
        assertRefused(desk.places(buy(999, same)), Reason.UNITS_MINIMUM_NOT_MET, "999 units, at least 1000");
    }

    @Test
    void aPriceBeyondTheBoundIsRefused() {
        assertRefused(desk.places(buy(1, EURUSD).bound("1.10011")), Reason.BOUNDS_VIOLATION, "1.10012");
        assertRefused(desk.places(sell(1, EURUSD).bound("1.10001")), Reason.BOUNDS_VIOLATION, "1.10000");
        assertThat(names(desk.places(buy(1, EURUSD).bound("1.10012")))).contains("TradeOpened");
    }

    @Test
    void theMarginMustSufficeAfterTheSpreadIsPaid() {
        // free after the fill: 10,000 − units × 0.00012 − units × 1.10006 × 0.02; so 452,055 at most: 0.0009 left
        assertRefused(desk.places(buy(452_056, EURUSD)), Reason.INSUFFICIENT_MARGIN, "9945.7745 is needed");
        assertThat(names(desk.places(buy(452_055, EURUSD)))).contains("TradeOpened");
        assertThat(only(BalanceUpdated.class, desk.journal).summary().marginFree())
                .isPositive();
    }

    @Test
    void onlySoManyTradesMayBeOpen() {
        for (int each = 0; each < 5; each++) {
            desk.places(buy(1, EURUSD));
        }
        assertRefused(desk.places(buy(1, EURUSD)), Reason.OPEN_TRADES_ALLOWED_EXCEEDED, "5 trades are open");
    }
}
