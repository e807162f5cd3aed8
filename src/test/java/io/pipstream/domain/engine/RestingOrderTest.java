package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.AnOrder.buy;
import static io.pipstream.domain.engine.AnOrder.sell;
import static io.pipstream.domain.engine.Desk.anAccount;
import static io.pipstream.domain.engine.Desk.assertCancelled;
import static io.pipstream.domain.engine.Desk.assertRefused;
import static io.pipstream.domain.engine.Desk.names;
import static io.pipstream.domain.engine.Desk.only;
import static io.pipstream.domain.engine.TestMarket.EURUSD;
import static io.pipstream.domain.engine.TestMarket.GBPUSD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestingOrderTest {

    private final Desk desk = anAccount(RuleProfileName.NETTING).quotes("EURUSD 1.10000/1.10012");

    private static String fillPrice(List<TradeEvent> events) {
        return only(TradeOpened.class, events).fill().price().toString();
    }

    @Test
    void aLimitWaitsAndFillsAtTheBetterPriceThatCame() {
        assertThat(names(desk.places(buy(100, EURUSD).limit("1.09900")))).containsExactly("OrderPlaced");
        assertThat(desk.comes("EURUSD 1.09890/1.09901")).isEmpty();

        List<TradeEvent> events = desk.comes("EURUSD 1.09700/1.09712");

        assertThat(names(events)).containsExactly("TradeOpened", "BalanceUpdated");
        assertThat(fillPrice(events)).isEqualTo("1.09712");
        assertThat(desk.account.orders()).isEmpty();
    }

    @Test
    void aLimitToSellWaitsForTheBid() {
        desk.places(sell(100, EURUSD).limit("1.10100"));
        assertThat(desk.comes("EURUSD 1.10099/1.10111")).isEmpty();
        assertThat(fillPrice(desk.comes("EURUSD 1.10100/1.10112"))).isEqualTo("1.10100");
    }

    @Test
    void aLimitThatTheMarketOffersAlreadyFillsAtOnce() {
        List<TradeEvent> events = desk.places(buy(100, EURUSD).limit("1.10100"));

        assertThat(names(events)).containsExactly("OrderPlaced", "TradeOpened", "BalanceUpdated");
        assertThat(fillPrice(events)).isEqualTo("1.10012");
    }

    @Test
    void aStopThatIsGappedOverFillsAtThePriceThatCame() {
        desk.places(buy(100, EURUSD).stop("1.10100"));
        assertThat(desk.comes("EURUSD 1.10080/1.10099")).isEmpty();
        assertThat(fillPrice(desk.comes("EURUSD 1.10300/1.10312"))).isEqualTo("1.10312");

        desk.places(sell(300, EURUSD).stop("1.10000"));
        assertThat(fillPrice(desk.comes("EURUSD 1.09500/1.09512"))).isEqualTo("1.09500");
    }

    @Test
    void aStopThatTheMarketHasPassedIsRefused() {
        assertRefused(desk.places(buy(1, EURUSD).stop("1.10012")), Reason.PRICE_ALREADY_PASSED, "1.10012");
        assertRefused(desk.places(sell(1, EURUSD).stop("1.10000")), Reason.PRICE_ALREADY_PASSED, "1.10000");
    }

    @Test
    void aStopBeyondItsBoundIsCancelled() {
        desk.places(buy(100, EURUSD).stop("1.10100").bound("1.10200"));
        List<TradeEvent> events = desk.comes("EURUSD 1.10300/1.10312");
        assertThat(names(events)).containsExactly("OrderCancelled");
        assertCancelled(events, Reason.BOUNDS_VIOLATION);
    }

    @Test
    void anOrderIfTouchedWaitsOnWhicheverSideTheMarketWas() {
        desk.places(buy(100, EURUSD).ifTouched("1.10100"));
        desk.places(buy(100, EURUSD).ifTouched("1.09900"));

        assertThat(fillPrice(desk.comes("EURUSD 1.10150/1.10162"))).isEqualTo("1.10162");
        assertThat(fillPrice(desk.comes("EURUSD 1.09850/1.09862"))).isEqualTo("1.09862");
        assertThat(names(desk.places(buy(100, EURUSD).ifTouched("1.09862")))).contains("TradeOpened");
    }

    @Test
    void ordersMayBePlacedButAreNotFilledWhileNothingIsDealt() {
        desk.market.halted(EURUSD);
        assertThat(names(desk.places(buy(100, EURUSD).limit("1.10100")))).containsExactly("OrderPlaced");
        assertThat(desk.decide(new Touch(desk.market.quote(EURUSD).orElseThrow().quote())))
                .isEmpty();
        desk.quotes("EURUSD 1.10000/1.10012");
        desk.market.stale(EURUSD, Duration.ofMinutes(1));
        assertThat(desk.decide(new Touch(desk.market.quote(EURUSD).orElseThrow().quote())))
                .isEmpty();
        assertThat(fillPrice(desk.comes("EURUSD 1.10000/1.10012"))).isEqualTo("1.10012");
        assertRefused(desk.places(buy(1, GBPUSD).limit("1.2")), Reason.INSTRUMENT_PRICE_UNKNOWN, "GBPUSD");
    }

    @Test
    void aTouchedQuoteFillsThoughANewerOneHasCome() {
        desk.places(buy(100, EURUSD).limit("1.09900"));
        Touch touch = new Touch(TestMarket.parse("EURUSD 1.09880/1.09892"));
        desk.quotes("EURUSD 1.10000/1.10012");

        assertThat(fillPrice(desk.decide(touch))).isEqualTo("1.09892");
    }

    @Test
    void dayOrdersEndAtFiveInNewYorkAndOthersAtTheirTime() {
        desk.places(buy(100, EURUSD).limit("1.09").in(TimeInForce.DAY));
        desk.places(buy(100, EURUSD).limit("1.09").until(Instant.parse("2026-03-03T20:00:00Z")));
        assertThat(only(OrderPlaced.class, desk.journal.subList(0, 1))
                        .order()
                        .request()
                        .expiry())
                .isEqualTo("2026-03-03T22:00:00Z"); // 17:00 in New York is 22:00 UTC in winter

        desk.now = Instant.parse("2026-03-03T19:59:59Z");
        assertThat(desk.decide(new ExpireOrders())).isEmpty();
        desk.now = Instant.parse("2026-03-03T20:00:00Z");
        assertCancelled(desk.decide(new ExpireOrders()), Reason.TIME_IN_FORCE_EXPIRED);
        desk.now = Instant.parse("2026-03-03T22:00:00Z");
        assertCancelled(desk.comes("EURUSD 1.08900/1.08912"), Reason.TIME_IN_FORCE_EXPIRED);
        assertRefused(
                desk.places(buy(1, EURUSD).limit("1.09").until(desk.now)), Reason.EXPIRY_IN_THE_PAST, "22:00:00Z");
    }

    @Test
    void onlySoManyOrdersMayWait() {
        for (int each = 0; each < 3; each++) {
            desk.places(buy(1, EURUSD).limit("1.09"));
        }
        assertRefused(desk.places(buy(1, EURUSD).limit("1.09")), Reason.PENDING_ORDERS_ALLOWED_EXCEEDED, "3 orders");
        List<TradeEvent> events =
                desk.decide(new ReplaceOrder(2, buy(1, EURUSD).limit("1.08").request()));
        assertThat(names(events)).containsExactly("OrderCancelled", "OrderPlaced");
        assertCancelled(events, Reason.CLIENT_REQUEST_REPLACED);
        assertThat(only(OrderPlaced.class, events).replaces()).isEqualTo(2);
    }

    @Test
    void aReplacementThatIsRefusedLeavesTheOldOrder() {
        desk.places(buy(1, EURUSD).limit("1.09"));
        assertRefused(
                desk.decide(new ReplaceOrder(2, buy(1, EURUSD).stop("1.08").request())),
                Reason.PRICE_ALREADY_PASSED,
                "1.08");
        assertThat(desk.account.orders()).containsOnlyKeys(2L);
        assertRefused(
                desk.decide(new ReplaceOrder(99, buy(1, EURUSD).limit("1.08").request())),
                Reason.ORDER_DOESNT_EXIST,
                "99");
    }

    @Test
    void anOrderIsCancelledAtTheClientsWish() {
        desk.places(buy(1, EURUSD).limit("1.09"));
        assertCancelled(desk.decide(new CancelOrder(2)), Reason.CLIENT_REQUEST);
        assertRefused(desk.decide(new CancelOrder(2)), Reason.ORDER_DOESNT_EXIST, "No order 2");
    }

    @Test
    void theMarginIsCheckedWhenPlacedAndAgainWhenTriggered() {
        assertRefused(desk.places(buy(500_000, EURUSD).limit("1.09")), Reason.INSUFFICIENT_MARGIN, "at a rate of 0.02");
        desk.places(buy(300_000, EURUSD).limit("1.09"));
        desk.places(buy(300_000, EURUSD));
        List<TradeEvent> events = desk.comes("EURUSD 1.08900/1.08912");
        assertThat(only(OrderCancelled.class, events).reason()).isEqualTo(Reason.INSUFFICIENT_MARGIN);
        assertThat(only(OrderCancelled.class, events).detail()).contains("is needed");
    }

    @Test
    void exitsThatAGapHasReachedCancelTheOrder() {
        desk.places(buy(100, EURUSD).limit("1.09000").stopLoss("1.08900"));
        desk.places(sell(100, EURUSD).stop("1.08950").takeProfits("1.08800"));
        List<TradeEvent> events = desk.comes("EURUSD 1.08700/1.08712");
        assertThat(names(events)).containsExactly("OrderCancelled", "OrderCancelled");
        assertThat(((OrderCancelled) events.get(0)).reason()).isEqualTo(Reason.STOP_LOSS_ON_FILL_LOSS);
        assertThat(((OrderCancelled) events.get(1)).reason()).isEqualTo(Reason.TAKE_PROFIT_ON_FILL_LOSS);
    }

    @Test
    void exitsMustLieOnTheirSidesOfTheOrdersPrice() {
        assertRefused(desk.places(buy(1, EURUSD).limit("1.09").stopLoss("1.09")), Reason.LOSING_STOP_LOSS, "1.09000");
        assertRefused(
                desk.places(sell(1, EURUSD).limit("1.11").takeProfits("1.12")), Reason.LOSING_TAKE_PROFIT, "1.12000");
        assertRefused(
                desk.places(buy(1, EURUSD).limit("10000000000000")), Reason.PRICE_PRECISION_EXCEEDED, "18 digits");
    }

    @Test
    void anOrderThatOnlyReducesNeverOpens() {
        assertRefused(
                desk.places(sell(1, EURUSD).filling(PositionFill.REDUCE_ONLY)),
                Reason.NOTHING_TO_REDUCE,
                "No BUY trade of EURUSD");
        desk.places(buy(100, EURUSD));
        List<TradeEvent> events = desk.places(sell(150, EURUSD).filling(PositionFill.REDUCE_ONLY));
        assertThat(names(events)).containsExactly("OrderPlaced", "TradeClosed", "OrderCancelled", "BalanceUpdated");
        assertCancelled(events, Reason.NOTHING_TO_REDUCE);
        assertThat(only(OrderCancelled.class, events).order().remainingUnits()).isEqualTo(50); // 150 − 100
    }

    @Test
    void aRestingOrderThatOnlyReducesIsCancelledWhenNothingIsLeft() {
        desk.places(buy(100, EURUSD));
        desk.places(sell(100, EURUSD).limit("1.11").filling(PositionFill.REDUCE_ONLY));
        desk.closes(3);
        assertCancelled(desk.comes("EURUSD 1.11000/1.11012"), Reason.NOTHING_TO_REDUCE);
    }

    @Test
    void anOrderThatMustOpenIsRefusedWhereOneSideIsAllowed() {
        desk.places(buy(100, EURUSD));
        List<TradeEvent> events = desk.places(sell(100, EURUSD).filling(PositionFill.OPEN_ONLY));
        assertRefused(events, Reason.HEDGING_NOT_ALLOWED, "OPEN_ONLY");
        assertThat(Desk.refusal(events).rule()).isEqualTo("Closing rule 2");
    }

    @Test
    void whereBothSidesAreAllowedAnOrderOpensUnlessItAsksToReduce() {
        Desk hedging = anAccount(RuleProfileName.HEDGING).quotes("EURUSD 1.10000/1.10012");
        hedging.places(buy(100, EURUSD));
        hedging.places(sell(100, EURUSD));
        assertThat(hedging.account.trades()).hasSize(2);
        List<TradeEvent> events = hedging.places(sell(150, EURUSD).filling(PositionFill.REDUCE_FIRST));
        assertThat(names(events)).containsExactly("OrderPlaced", "TradeClosed", "TradeOpened", "BalanceUpdated");
    }
}
