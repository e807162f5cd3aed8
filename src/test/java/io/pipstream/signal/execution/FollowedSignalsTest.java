package io.pipstream.signal.execution;

import static io.pipstream.trading.PaperDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalRequest;
import io.pipstream.signal.Subscription;
import io.pipstream.trading.ClientRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FollowedSignalsTest {

    final Follower fixture = new Follower();

    Execution decided(RecordedSignal recorded) {
        return fixture.followed.decide(fixture.execution(recorded));
    }

    Execution pending(long signal, String account) {
        return new Execution(signal, new AccountId(account), State.PENDING, null, null, null, null, null, NOON, null);
    }

    @Test
    void aSignalIsExecutedWithItsSizeItsExitsAndItsName() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));

        Execution execution = decided(recorded);

        Trade trade = fixture.trades().get(0);
        // 100 over 1.10010 - 1.09500 = 0.00510
        assertThat(execution)
                .isEqualTo(new Execution(
                        1,
                        AccountId.DEMO,
                        State.EXECUTED,
                        null,
                        null,
                        19_607L,
                        trade.orderId(),
                        trade.id(),
                        NOON,
                        NOON));
        assertThat(trade.units()).isEqualTo(19_607);
        assertThat(trade.exits().stopLoss()).isEqualByComparingTo("1.09500");
        assertThat(trade.exits().takeProfits()).hasSize(2);
        assertThat(trade.tags().signalId()).isEqualTo("s-1");
        assertThat(trade.tags().signalSource()).isEqualTo("desk");
    }

    @Test
    void aThousandDecisionsOfOneSignalMakeOneTrade() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        Execution first = decided(recorded);

        for (int again = 1; again < 1_000; again++) {
            assertThat(decided(recorded)).isEqualTo(first);
        }
        assertThat(fixture.trades()).hasSize(1);
    }

    @Test
    void whatWasExecutedBeforeARestartIsSaidSoHoweverLateAndWithItsTime() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        Execution before = decided(recorded);
        fixture.desk.pass(Duration.ofHours(1));

        assertThat(fixture.followed().decide(fixture.execution(recorded))).isEqualTo(before);
        assertThat(before.decidedAt()).isEqualTo(NOON);
        assertThat(fixture.trades()).hasSize(1);
    }

    @Test
    void whatItsSenderHadExecutedInAnotherSizeIsNotExecutedAgain() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        fixture.desk.desk.handle(
                AccountId.DEMO,
                new PlaceOrder(SignalOrders.order(recorded.signal(), 1_000, BigDecimal.TEN)),
                new ClientRequest(SignalRequest.id(recorded), SignalRequest.fingerprint(recorded)),
                Actor.SERVER);

        assertThat(decided(recorded)).satisfies(execution -> {
            assertThat(execution.state()).isEqualTo(State.EXECUTED);
            assertThat(execution.units()).isEqualTo(1_000);
        });
        assertThat(fixture.trades()).hasSize(1);
    }

    @Test
    void whereTheNameStandsForSomethingElseNothingIsExecuted() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        fixture.desk.desk.handle(
                AccountId.DEMO,
                new PlaceOrder(SignalOrders.order(recorded.signal(), 1_000, BigDecimal.TEN)),
                new ClientRequest(SignalRequest.id(recorded), "another"),
                Actor.SERVER);

        assertThat(decided(recorded).reason()).isEqualTo("already_executed");
        assertThat(fixture.trades()).hasSize(1);
    }

    @Test
    void whatTheBrokerRefusesHasItsReason() {
        fixture.following.put(DeskSignals.following("10", "5", 20, "5"), NOON);
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        // 1,000 over 0.00510 are 196,078 units, for which 2 % of 196,078 x 1.10005 = 4,314 of the 10,000 are held
        assertThat(decided(recorded).state()).isEqualTo(State.EXECUTED);
        decided(fixture.take(fixture.signal("s-2")));

        Execution third = decided(fixture.take(fixture.signal("s-3")));

        assertThat(third.state()).isEqualTo(State.REJECTED);
        assertThat(third.reason()).isEqualTo("insufficient_margin");
        assertThat(third.detail())
                .startsWith("The free margin does not suffice: ")
                .endsWith(".");
        assertThat(third.units()).isNull();
        assertThat(decided(fixture.following.signals.find(3).orElseThrow())).isEqualTo(third);
    }

    @Test
    void aClosedMarketIsTheBrokersReason() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        fixture.desk.closeMarket();

        assertThat(decided(recorded).reason()).isEqualTo("market_halted");
    }

    @Test
    void anAccountThatIsNotKnownHereYetIsWaitedForUntilTheSignalIsTooOld() {
        AccountId later = new AccountId("later");
        Subscription following = Subscription.usual(later, DeskSignals.SOURCE);
        fixture.following.put(following, NOON);
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));

        assertThatThrownBy(() -> fixture.followed.decide(pending(recorded.sequence(), "later")))
                .isInstanceOf(UnknownAccountException.class);
        fixture.desk.pass(Duration.ofSeconds(61));
        assertThat(fixture.followed
                        .decide(pending(recorded.sequence(), "later"))
                        .reason())
                .isEqualTo("too_old");
    }

    @Test
    void theDaysLimitEndsWithTheDayOfTrading() {
        fixture.following.put(DeskSignals.following("0.1", "5", 2, "5"), NOON);
        for (int number = 1; number <= 3; number++) {
            fixture.take(fixture.signal("s-" + number));
        }
        fixture.work();

        assertThat(fixture.following.execution(3, "demo").reason()).isEqualTo("daily_limit");
        // 17:00 in New York is 22:00
        fixture.desk.pass(Duration.between(NOON, Instant.parse("2026-01-15T21:59:59Z")));
        assertThat(decided(fixture.take(fixture.signal("s-4"))).reason()).isEqualTo("daily_limit");
        fixture.desk.pass(Duration.ofSeconds(1));
        assertThat(decided(fixture.take(fixture.signal("s-5"))).state()).isEqualTo(State.EXECUTED);
    }

    @Test
    void theDaysLossIsMeasuredFromTheBalanceOfItsBegin() {
        fixture.desk.quote("EURUSD", "1.10600", "1.10610");
        fixture.desk.buys("demo", "EURUSD", 100_000, Exits.NONE, Tags.NONE);
        fixture.desk.quote("EURUSD", "1.10000", "1.10010");
        fixture.desk.closes("demo", fixture.trades().get(0).id());

        // (1.10000 - 1.10610) x 100,000 = -610: 6.1 % of 10,000
        assertThat(decided(fixture.take(fixture.signal("s-1")))).satisfies(execution -> {
            assertThat(execution.reason()).isEqualTo("daily_loss");
            assertThat(execution.detail()).contains("a loss of 6.1 %; 5 % a day are allowed");
        });
        fixture.desk.pass(Duration.ofHours(10));
        assertThat(decided(fixture.take(fixture.signal("s-2"))).state()).isEqualTo(State.EXECUTED);
    }
}
