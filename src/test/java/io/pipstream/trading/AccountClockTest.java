package io.pipstream.trading;

import static io.pipstream.domain.market.Side.BUY;
import static io.pipstream.domain.order.OrderType.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.LedgerException;
import io.pipstream.platform.HandDriven;
import io.pipstream.wire.TradeEventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due is recorded by the task that the clock offers; here all of them run at once. */
class AccountClockTest {

    final HandDriven schedule = new HandDriven();
    final UnsureLedger ledger = new UnsureLedger();
    final PaperDesk desk = new PaperDesk(ledger.memory, ledger, ledger.memory, Runnable::run);
    final AccountClock clock =
            new AccountClock(desk.accounts, desk.desk, desk.triggers, desk.tasks, schedule.scheduler(), desk.clock);

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        desk.quote("EURUSD", "1.10000", "1.10010");
        clock.start();
    }

    <E extends TradeEvent> List<E> journal(Class<E> type) {
        TradeEventCodec codec = new TradeEventCodec(desk.instruments);
        return desk.ledger.after(desk.account().id(), 0, 1_000).stream()
                .map(entry -> codec.decode(entry.text()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void anAccountIsLeftAloneAsLongAsNothingIsDue() {
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        long before = desk.account().sequence();

        schedule.tick();

        assertThat(desk.account().sequence()).isEqualTo(before);
    }

    @Test
    void theMarginCallComesWithAQuoteAndGoesWithAnother() {
        desk.buys("demo", "EURUSD", 400_000, Exits.NONE, Tags.NONE);

        // 400,000 × (1.10010 - 1.09600) = 1,640 USD lost; the equity 8,360 is less than 2 % of some 438,400
        desk.quote("EURUSD", "1.09600", "1.09610");
        schedule.tick();
        schedule.tick();
        assertThat(journal(MarginCall.class)).extracting(MarginCall::state).containsExactly(MarginCall.State.ENTERED);
        assertThat(desk.account().margin()).isEqualTo(MarginCall.State.ENTERED);
        assertThat(desk.account().trades()).hasSize(1);

        desk.quote("EURUSD", "1.10000", "1.10010");
        schedule.tick();
        assertThat(journal(MarginCall.class))
                .extracting(MarginCall::state)
                .containsExactly(MarginCall.State.ENTERED, MarginCall.State.LEFT);
    }

    @Test
    void aQuoteThatUsesUpTheMarginClosesTheTrade() {
        desk.buys("demo", "EURUSD", 400_000, Exits.NONE, Tags.NONE);

        // 400,000 × (1.10010 - 1.08500) = 6,040 USD lost; the equity 3,960 is less than half of 2 % of some 434,000
        desk.quote("EURUSD", "1.08500", "1.08510");
        schedule.tick();

        assertThat(desk.account().trades()).isEmpty();
        assertThat(desk.account().balance()).isEqualByComparingTo("3960");
        assertThat(journal(TradeClosed.class))
                .extracting(closed -> closed.reason().code())
                .containsExactly("margin_closeout");
    }

    @Test
    void anOrderEndsWhenItsTimeHasCome() {
        desk.does("demo", order());
        clock.expireOrders();
        assertThat(desk.account().orders()).hasSize(1);

        desk.pass(Duration.ofSeconds(60));
        clock.expireOrders();

        assertThat(desk.account().orders()).isEmpty();
        assertThat(journal(OrderCancelled.class))
                .extracting(OrderCancelled::reason)
                .containsExactly(Reason.TIME_IN_FORCE_EXPIRED);
        assertThat(desk.triggers.size()).isZero();
    }

    @Test
    void anExpiryThatCouldNotBeRecordedComesAgain() {
        desk.does("demo", order());
        desk.pass(Duration.ofSeconds(60));
        ledger.failBeforeTheNext();
        clock.expireOrders();
        assertThat(desk.account().orders()).hasSize(1);

        clock.expireOrders();
        assertThat(desk.account().orders()).isEmpty();
        assertThat(journal(OrderCancelled.class)).hasSize(1);
    }

    @Test
    void anExpiryThatNobodyTakesComesAgain() {
        HandDriven threads = new HandDriven();
        PaperDesk slow = new PaperDesk(threads);
        slow.open("demo", "USD", RuleProfileName.HEDGING, "10000");
        slow.quote("EURUSD", "1.10000", "1.10010");
        slow.does("demo", order());
        slow.pass(Duration.ofSeconds(60));
        AccountClock late =
                new AccountClock(slow.accounts, slow.desk, slow.triggers, slow.tasks, schedule.scheduler(), slow.clock);
        threads.reject();
        late.expireOrders();
        threads.accept();

        late.expireOrders();
        threads.runAll();
        assertThat(slow.account().orders()).isEmpty();
    }

    @Test
    void financingIsChargedOnceForEachRollover() {
        desk.buys("demo", "EURUSD", 100_000, Exits.NONE, Tags.NONE);
        clock.chargeFinancing();
        assertThat(journal(FinancingCharged.class)).isEmpty();

        // Thursday's and Friday's value dates are the same Tuesday, for Monday the 19th is a holiday in the USA
        desk.pass(Duration.ofDays(2));
        clock.chargeFinancing();
        clock.chargeFinancing();

        List<FinancingCharged> charged = journal(FinancingCharged.class);
        assertThat(charged).hasSize(1);
        // Friday, 17:00 in New York
        assertThat(charged.get(0).rollover()).isEqualTo("2026-01-16T22:00:00Z");
        assertThat(desk.account().balance())
                .isEqualByComparingTo(
                        desk.account().deposits().add(charged.get(0).amount()));
    }

    @Test
    void anAccountOfWhichItIsNotKnownWhatWasRecordedIsReadAgain() {
        ledger.failAfterTheNext();
        assertThatThrownBy(() -> desk.does("demo", order())).isInstanceOf(LedgerException.class);
        assertThat(desk.account().orders()).isEmpty();

        schedule.tick();

        assertThat(desk.account().orders()).hasSize(1);
        assertThat(desk.desk.uncertain()).isEmpty();
    }

    @Test
    void whatFailsDoesNotEndTheSchedule() {
        desk.does("demo", order());
        desk.pass(Duration.ofSeconds(60));
        Triggers broken = new Triggers(desk.instruments) {
            @Override
            Set<AccountId> expired(Instant now) {
                throw new IllegalStateException("broken");
            }
        };
        HandDriven other = new HandDriven();
        AccountClock clumsy =
                new AccountClock(desk.accounts, desk.desk, broken, desk.tasks, other.scheduler(), desk.clock);
        clumsy.start();

        assertThatCode(other::tick).doesNotThrowAnyException();
        clumsy.stop(this);
    }

    PlaceOrder order() {
        return new PlaceOrder(
                Requests.until(desk.instrument("EURUSD"), LIMIT, BUY, "1.09000", PaperDesk.NOON.plusSeconds(60)));
    }
}
