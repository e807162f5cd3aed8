package io.pipstream.ledger;

import static io.pipstream.signal.SignalStoreContract.RECEIVED;
import static io.pipstream.signal.SignalStoreContract.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionFilter;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionPage;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.ExecutionStore.Place;
import io.pipstream.signal.FollowedTrade;
import io.pipstream.signal.ListedExecution;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signals;
import io.pipstream.signal.SourceCounts;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.SubscriptionStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every database promises of who follows signals, and of what became of them. */
interface ExecutionsContract {

    AccountId ANN = new AccountId("ann");
    AccountId BOB = new AccountId("bob");
    Instant LATER = RECEIVED.plusSeconds(3);

    Database database();

    private SubscriptionStore subscriptions() {
        return new JdbcSubscriptions(database());
    }

    private ExecutionStore executions() {
        return new JdbcExecutions(database());
    }

    private ExecutionHistory executionHistory() {
        return new JdbcExecutionHistory(database());
    }

    private void follow(AccountId account, String source) {
        subscriptions().put(Subscription.usual(account, source), RECEIVED);
    }

    private void take(Signal... signals) throws Exception {
        take(RECEIVED, signals);
    }

    private void take(Instant at, Signal... signals) throws Exception {
        new JdbcSignalStore(database(), InstrumentFixtures.someInstruments()).record(List.of(signals), SENDER, at);
    }

    private static UnaryOperator<Execution> executed(long trade, Instant at) {
        return pending -> new Execution(
                pending.signalSequence(),
                pending.account(),
                State.EXECUTED,
                null,
                null,
                1_000L,
                trade - 1,
                trade,
                pending.createdAt(),
                at);
    }

    private static UnaryOperator<Execution> rejected(String reason, String detail) {
        return pending -> new Execution(
                pending.signalSequence(),
                pending.account(),
                State.REJECTED,
                reason,
                detail,
                null,
                null,
                null,
                pending.createdAt(),
                LATER);
    }

    private ExecutionPage all(AccountId account) {
        return executionHistory()
                .page(new ExecutionFilter(account, Optional.empty(), Optional.empty(), Optional.empty()), 100, 0);
    }

    private static List<String> names(List<Execution> executions) {
        return executions.stream()
                .map(each -> each.signalSequence() + " " + each.account())
                .toList();
    }

    @Test
    default void aSubscriptionIsReadAsItWasPut() {
        Subscription detailed = new Subscription(
                ANN,
                "ma \u00fc/\"x\"",
                false,
                new BigDecimal("0.25"),
                new BigDecimal("62.5"),
                Duration.ofMinutes(5),
                new BigDecimal("2.5"),
                7,
                new BigDecimal("3.75"));
        subscriptions().put(detailed, RECEIVED);
        follow(ANN, "a");
        follow(BOB, "a");

        assertThat(subscriptions().find(ANN, detailed.source())).contains(detailed);
        assertThat(subscriptions().find(BOB, detailed.source())).isEmpty();
        assertThat(subscriptions().ofAccount(ANN)).containsExactly(Subscription.usual(ANN, "a"), detailed);
    }

    @Test
    default void aSubscriptionTakesThePlaceOfTheOneBeforeAndGoesWhenItIsDeleted() throws Exception {
        follow(ANN, "ma");
        Subscription paused = new Subscription(
                ANN,
                "ma",
                false,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                Duration.ofMinutes(1),
                BigDecimal.ONE,
                1,
                BigDecimal.ONE);
        subscriptions().put(paused, LATER);
        take(Signals.signal("ma", "one"));

        assertThat(subscriptions().ofAccount(ANN)).containsExactly(paused);
        assertThat(executions().countPending()).isZero();
        assertThat(subscriptions().delete(ANN, "ma")).isTrue();
        assertThat(subscriptions().delete(ANN, "ma")).isFalse();
        assertThat(subscriptions().find(ANN, "ma")).isEmpty();
    }

    /** Such a name comes in the path of a request. */
    @Test
    default void aSourceThatCannotBeIsFollowedByNobody() {
        assertThat(subscriptions().find(ANN, "m\0a")).isEmpty();
        assertThat(subscriptions().delete(ANN, "m\0a")).isFalse();
    }

    @Test
    default void whatIsPendingComesBySignalAndAccountInPages() throws Exception {
        follow(BOB, "ma");
        follow(ANN, "ma");
        take(Signals.signal("ma", "one"), Signals.signal("ma", "two"));
        take(Signals.signal("ma", "three"));

        List<Execution> first = executions().pending(Place.START, 2, 3);
        assertThat(names(first)).containsExactly("1 ann", "1 bob", "2 ann");
        assertThat(names(executions().pending(Place.of(first.get(2)), 2, 3))).containsExactly("2 bob");
        assertThat(executions().countPending()).isEqualTo(6);
        assertThat(first.get(0))
                .isEqualTo(new Execution(1, ANN, State.PENDING, null, null, null, null, null, RECEIVED, null));
    }

    @Test
    default void anExecutionIsDecidedOnce() throws Exception {
        follow(ANN, "ma");
        take(Signals.signal("ma", "one"));

        assertThat(executions().decide(1, ANN, executed(6, LATER))).isTrue();
        assertThat(executions().decide(1, ANN, pending -> {
                    throw new AssertionError("asked again");
                }))
                .isFalse();
        assertThat(executions().decide(1, BOB, pending -> {
                    throw new AssertionError("asked for nothing");
                }))
                .isFalse();

        assertThat(executions().pending(Place.START, 9, 9)).isEmpty();
        assertThat(all(ANN).items())
                .containsExactly(new ListedExecution(
                        new Execution(1, ANN, State.EXECUTED, null, null, 1_000L, 5L, 6L, RECEIVED, LATER),
                        "one",
                        "ma",
                        "EURUSD",
                        RECEIVED));
    }

    @Test
    default void aDecisionThatFailsLeavesItPending() throws Exception {
        follow(ANN, "ma");
        take(Signals.signal("ma", "one"));
        RuntimeException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> executions().decide(1, ANN, pending -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(executions().countPending()).isEqualTo(1);
        assertThat(executions().decide(1, ANN, executed(6, LATER))).isTrue();
    }

    @Test
    default void whileOneDecidesOthersAreToldSoAtOnceAndDecideTheRest() throws Exception {
        follow(ANN, "ma");
        follow(BOB, "ma");
        take(Signals.signal("ma", "one"));
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> slow = other.submit(() -> executions().decide(1, ANN, pending -> {
                deciding.countDown();
                await(release);
                return executed(6, LATER).apply(pending);
            }));
            assertThat(deciding.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> executions().decide(1, ANN, executed(8, LATER)))
                    .isInstanceOf(BusyAccountException.class);
            assertThat(executions().decide(1, BOB, executed(8, LATER))).isTrue();
            assertThat(names(executions().pending(Place.START, 9, 9))).containsExactly("1 ann");
            follow(ANN, "rsi");
            take(Signals.signal("rsi", "meanwhile"));

            release.countDown();
            assertThat(slow.get()).isTrue();
            assertThat(all(ANN).items())
                    .last()
                    .satisfies(each -> assertThat(each.execution().tradeId()).isEqualTo(6));
        } finally {
            release.countDown();
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void aSentenceThatIsTooLongIsCut() throws Exception {
        follow(ANN, "ma");
        take(Signals.signal("ma", "one"));

        executions().decide(1, ANN, rejected("deviation", "x".repeat(600)));

        assertThat(all(ANN).items().get(0).execution().detail()).isEqualTo("x".repeat(512));
    }

    @Test
    default void whatWasExecutedIsCountedBySourceFromAMomentOn() throws Exception {
        follow(ANN, "ma");
        follow(ANN, "rsi");
        take(
                Signals.signal("ma", "one"),
                Signals.signal("ma", "two"),
                Signals.signal("ma", "three"),
                Signals.signal("rsi", "four"));
        executions().decide(1, ANN, executed(6, RECEIVED));
        executions().decide(2, ANN, executed(8, LATER));
        executions().decide(3, ANN, rejected("deviation", "far"));
        executions().decide(4, ANN, executed(10, LATER));

        assertThat(executions().executed(ANN, "ma", RECEIVED)).isEqualTo(2);
        assertThat(executions().executed(ANN, "ma", LATER)).isEqualTo(1);
        assertThat(executions().executed(ANN, "ma", LATER.plusNanos(1_000))).isZero();
        assertThat(executions().executed(BOB, "ma", RECEIVED)).isZero();
    }

    @Test
    default void executionsAreListedNewestFirstByWhatIsAskedFor() throws Exception {
        follow(ANN, "ma");
        follow(ANN, "rsi");
        take(Signals.signal("ma", "one"), Signals.signal("rsi", "two"));
        take(LATER, Signals.signal("ma", "three"));
        executions().decide(1, ANN, executed(6, LATER));

        assertThat(listed(Optional.empty(), Optional.empty(), Optional.empty(), 2, 0))
                .containsExactly("three", "two", "of 3");
        assertThat(listed(Optional.empty(), Optional.empty(), Optional.empty(), 2, 2))
                .containsExactly("one", "of 3");
        assertThat(listed(Optional.of(State.EXECUTED), Optional.empty(), Optional.empty(), 9, 0))
                .containsExactly("one", "of 1");
        assertThat(listed(Optional.of(State.PENDING), Optional.of("ma"), Optional.empty(), 9, 0))
                .containsExactly("three", "of 1");
        assertThat(listed(Optional.empty(), Optional.empty(), Optional.of(LATER), 9, 0))
                .containsExactly("three", "of 1");
    }

    private List<String> listed(
            Optional<State> state, Optional<String> source, Optional<Instant> since, int limit, int offset) {
        ExecutionPage page = executionHistory().page(new ExecutionFilter(ANN, state, source, since), limit, offset);
        return Stream.concat(page.items().stream().map(ListedExecution::signalId), Stream.of("of " + page.total()))
                .toList();
    }

    @Test
    default void whatBecameOfSignalsIsCountedBySource() throws Exception {
        follow(ANN, "ma");
        follow(BOB, "ma");
        take(RECEIVED.minusSeconds(1), Signals.signal("ma", "before"));
        take(
                Signals.signal("ma", "2"),
                Signals.signal("ma", "3"),
                Signals.signal("ma", "4"),
                Signals.signal("ma", "5"),
                Signals.until(Signals.signal("ma", "6"), LATER),
                Signals.until(Signals.signal("ma", "7"), LATER),
                Signals.until(Signals.signal("rsi", "8"), LATER),
                Signals.until(Signals.signal("rsi", "9"), LATER.plusSeconds(1)));
        executions().decide(1, ANN, executed(6, LATER));
        executions().decide(2, ANN, executed(8, LATER));
        executions().decide(3, ANN, rejected("deviation", "far"));
        executions().decide(4, ANN, rejected("deviation", "far"));
        executions().decide(5, ANN, rejected("too_old", "old"));
        executions().decide(6, ANN, rejected("expired", "over"));
        executions().decide(7, ANN, executed(10, LATER));
        executions().decide(2, BOB, rejected("too_old", "old"));

        assertThat(executionHistory().counts(ANN, RECEIVED, LATER, 10))
                .containsExactly(
                        new SourceCounts("ma", 6, 2, 1, Map.of("deviation", 2L, "too_old", 1L, "expired", 1L)),
                        new SourceCounts("rsi", 2, 0, 1, Map.of()));
        assertThat(executionHistory().counts(BOB, RECEIVED, LATER, 1))
                .containsExactly(new SourceCounts("ma", 6, 0, 2, Map.of("too_old", 1L)));
    }

    @Test
    default void closedTradesOfSignalsComeInTheirOrder() throws Exception {
        follow(ANN, "ma");
        take(RECEIVED.minusSeconds(1), Signals.signal("ma", "before"));
        take(
                Signals.signal("ma", "two"),
                Signals.signal("ma", "three"),
                Signals.signal("ma", "four"),
                Signals.signal("ma", "five"));
        Ledger ledger = new JpaLedger(database());
        ledger.open(ANN, Batches.opening(ANN).batch());
        for (int signal = 1; signal <= 4; signal++) {
            long trade = ledger.write(
                            ANN,
                            account -> Batches.after(account.head())
                                    .trade("EURUSD", null)
                                    .entry("FILL")
                                    .batch())
                    .sequence();
            executions().decide(signal, ANN, executed(trade, LATER));
            if (signal != 3) {
                StoredTrade open =
                        new JpaTradeHistory(database()).trade(ANN, trade).orElseThrow();
                ledger.write(
                        ANN,
                        account -> Batches.after(account.head())
                                .closed(open)
                                .entry("CLOSED")
                                .batch());
            }
        }
        executions().decide(5, ANN, rejected("too_old", "old"));

        List<FollowedTrade> closed = executionHistory().closedTrades(ANN, RECEIVED, 0, 9);
        assertThat(closed)
                .containsExactly(
                        new FollowedTrade(2, "ma", "{\"trade\":4,\"closed\":true}"),
                        new FollowedTrade(4, "ma", "{\"trade\":7,\"closed\":true}"));
        assertThat(executionHistory().closedTrades(ANN, RECEIVED, 2, 9)).containsExactly(closed.get(1));
        assertThat(executionHistory().closedTrades(ANN, RECEIVED, 0, 1)).containsExactly(closed.get(0));
        assertThat(executionHistory().closedTrades(BOB, RECEIVED, 0, 9)).isEmpty();
    }
}
