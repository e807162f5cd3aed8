package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.market.Side.SELL;
import static io.pipstream.domain.order.OrderType.LIMIT;
import static io.pipstream.domain.order.OrderType.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.engine.Thresholds;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's own triggers follow its account; what they hold is seen by what quotes take out of them. */
class TriggersTest {

    static final Instant LATER = PaperDesk.NOON.plusSeconds(60);

    final PaperDesk desk = new PaperDesk(RuleProfileName.HEDGING);
    final Instrument euro = desk.instrument("EURUSD");

    @BeforeEach
    void quote() {
        desk.quote("EURUSD", "1.10000", "1.10010");
    }

    long placed(OrderRequest request) {
        return does(new PlaceOrder(request));
    }

    /** The sequence of the first event. */
    long does(Command command) {
        return desk.does("demo", command).get(0).sequence();
    }

    long bought(Exits exits) {
        return desk.buys("demo", "EURUSD", 1_000, exits, Tags.NONE);
    }

    /** Takes all out. */
    Set<Threshold> content(Triggers triggers) {
        return Set.copyOf(Stream.of(
                        desk.quoteOf("EURUSD", "0.00001", "9.00000"),
                        desk.quoteOf("EURUSD", "9.00000", "9.00000"),
                        desk.quoteOf("EURUSD", "0.00001", "0.00001"))
                .flatMap(quote -> triggers.touchedBy(quote).stream())
                .toList());
    }

    void holdsWhatTheAccountHas(int thresholds) {
        Set<Threshold> expected = expected(desk.account());
        assertThat(expected).hasSize(thresholds);
        assertThat(desk.triggers.size()).isEqualTo(thresholds);
        Set<Threshold> content = content(desk.triggers);
        assertThat(content).isEqualTo(expected);
        desk.triggers.putBack(List.copyOf(content), desk.account());
        assertThat(desk.triggers.size()).isEqualTo(thresholds);
    }

    static Set<Threshold> expected(Account account) {
        return Set.copyOf(Stream.concat(
                        account.orders().values().stream()
                                .flatMap(order -> Thresholds.of(account.id(), order).stream()),
                        account.trades().values().stream()
                                .flatMap(trade -> Thresholds.of(account.id(), trade).stream()))
                .toList());
    }

    @Test
    void anAccountIsTakenUpAsItIs() {
        placed(Requests.waiting(euro, LIMIT, BUY, 1_000, "1.09000"));
        bought(Requests.exits("1.09500", "1.10500"));
        desk.quote("USDJPY", "150.000", "150.010");
        desk.sells("demo", "USDJPY", 1_000);
        Triggers restored = new Triggers(desk.instruments);

        assertThat(restored.restored(desk.account())).containsExactlyInAnyOrder(euro, desk.instrument("USDJPY"));
        assertThat(restored.size()).isEqualTo(3);
        restored.restored(desk.account());
        assertThat(restored.size()).isEqualTo(3); // once each
        assertThat(content(restored)).isEqualTo(expected(desk.account()));
    }

    @Test
    void anOrderWaitsFromItsPlacingToItsCancelling() {
        long order = placed(Requests.waiting(euro, STOP, BUY, 1_000, "1.10500"));
        holdsWhatTheAccountHas(1);

        does(new CancelOrder(order));
        holdsWhatTheAccountHas(0);
    }

    @Test
    void aReplacedOrderWaitsAtItsNewPriceOnly() {
        long order = placed(Requests.waiting(euro, LIMIT, SELL, 1_000, "1.10500"));
        does(new Command.ReplaceOrder(order, Requests.waiting(euro, LIMIT, SELL, 1_000, "1.10600")));

        holdsWhatTheAccountHas(1);
        assertThat(desk.triggers.touchedBy(desk.quoteOf("EURUSD", "1.10500", "1.10510")))
                .isEmpty();
    }

    @Test
    void aFilledOrderWaitsNoLongerButItsTradesExitsDo() {
        OrderRequest stop = Requests.waiting(euro, STOP, BUY, 1_000, "1.10500");
        placed(stop.settled(Requests.exits("1.10000", "1.11000"), null));
        holdsWhatTheAccountHas(1);

        desk.quote("EURUSD", "1.10490", "1.10500");
        holdsWhatTheAccountHas(2);
    }

    @Test
    void theExitsOfATradeWaitUntilItIsClosed() {
        long trade = bought(Requests.exits("1.09500", "1.10500", "1.10600"));
        holdsWhatTheAccountHas(2); // the nearest take-profit only

        does(new ChangeTrade(trade, Requests.exits("1.09600", "1.10700")));
        holdsWhatTheAccountHas(2);

        does(new CloseTrade(trade, 400L, null, CloseReason.MANUAL));
        holdsWhatTheAccountHas(2);

        does(new ChangeTrade(trade, Exits.NONE));
        holdsWhatTheAccountHas(0);

        does(new ChangeTrade(trade, Requests.exits("1.09700")));
        holdsWhatTheAccountHas(1);

        desk.closes("demo", trade);
        holdsWhatTheAccountHas(0);
    }

    @Test
    void theNextTargetWaitsOnceTheNearestIsTaken() {
        bought(Requests.exits("1.09500", "1.10500", "1.10600"));

        desk.quote("EURUSD", "1.10500", "1.10510");

        assertThat(desk.account().trades()).hasSize(1);
        holdsWhatTheAccountHas(2);
    }

    @Test
    void aTrailingStopWaitsWhereItStands() {
        bought(Requests.trailing("0.00100"));
        holdsWhatTheAccountHas(2); // the stop, and the price that moves it on

        desk.quote("EURUSD", "1.10200", "1.10210");
        holdsWhatTheAccountHas(2);
        assertThat(desk.account().trades().firstEntry().getValue().trailingStop())
                .isEqualByComparingTo("1.10100");
    }

    @Test
    void financingLeavesTheExitsWhereTheyAre() {
        bought(Requests.exits("1.09500"));
        desk.pass(Duration.ofDays(2));

        does(new Command.ChargeFinancing());

        holdsWhatTheAccountHas(1);
    }

    @Test
    void aChangeTellsWhichInstrumentsHaveNotSeenTheirQuote() {
        Account before = desk.account();
        var events = desk.does("demo", new PlaceOrder(Requests.waiting(euro, LIMIT, BUY, 1_000, "1.09000")));
        assertThat(events.get(0)).isInstanceOf(OrderPlaced.class);
        Triggers triggers = new Triggers(desk.instruments);

        assertThat(triggers.changed(before, desk.account(), events)).containsExactly(euro);
        assertThat(triggers.size()).isEqualTo(1);

        Account waiting = desk.account();
        var cancelled = desk.does("demo", new CancelOrder(events.get(0).sequence()));
        assertThat(triggers.changed(waiting, desk.account(), cancelled)).isEmpty();
        assertThat(triggers.size()).isZero();
    }

    @Test
    void aResetTakesEverythingOut() {
        placed(Requests.until(euro, LIMIT, BUY, "1.09000", LATER));
        bought(Requests.exits("1.09500", "1.10500"));
        assertThat(desk.triggers.size()).isEqualTo(3);

        desk.reset("demo", "500");

        holdsWhatTheAccountHas(0);
        assertThat(desk.triggers.expired(LATER)).isEmpty();
    }

    @Test
    void onlyWhatStillWaitsIsPutBack() {
        long cancelled = placed(Requests.waiting(euro, STOP, BUY, 1_000, "1.10500"));
        long waiting = placed(Requests.waiting(euro, STOP, BUY, 1_000, "1.10500"));
        long changed = bought(Requests.exits("1.09500", "1.10500"));
        List<Threshold> taken = desk.triggers.touchedBy(desk.quoteOf("EURUSD", "1.10500", "1.10510"));
        assertThat(taken).hasSize(3);
        does(new CancelOrder(cancelled));
        does(new ChangeTrade(changed, Requests.exits("1.09500", "1.10600")));
        assertThat(desk.triggers.size()).isEqualTo(2); // both exits as they are now

        desk.triggers.putBack(taken, desk.account());

        assertThat(desk.triggers.size()).isEqualTo(3);
        assertThat(desk.triggers.touchedBy(desk.quoteOf("EURUSD", "1.10500", "1.10510")))
                .extracting(Threshold::item)
                .containsExactly(waiting);
    }

    @Test
    void anAccountIsFoundOnceWhenTheTimeOfItsOrdersHasCome() {
        desk.open("other", "USD", RuleProfileName.HEDGING, "10000");
        placed(Requests.until(euro, LIMIT, BUY, "1.09000", LATER));
        placed(Requests.until(euro, LIMIT, BUY, "1.09100", LATER));
        desk.does("other", new PlaceOrder(Requests.until(euro, LIMIT, BUY, "1.09000", LATER.plusSeconds(1))));

        assertThat(desk.triggers.expired(LATER.minusNanos(1))).isEmpty();
        assertThat(desk.triggers.expired(LATER)).containsExactly(AccountId.DEMO);
        assertThat(desk.triggers.expired(LATER)).isEmpty();
        assertThat(desk.triggers.expired(LATER.plusSeconds(1))).containsExactly(new AccountId("other"));

        desk.triggers.restored(desk.account());
        assertThat(desk.triggers.expired(LATER)).containsExactly(AccountId.DEMO);
    }

    @Test
    void anOrderThatIsCancelledHasNoTimeThatComes() {
        long order = placed(Requests.until(euro, LIMIT, BUY, "1.09000", LATER));
        does(new CancelOrder(order));

        assertThat(desk.triggers.expired(LATER)).isEmpty();
    }
}
