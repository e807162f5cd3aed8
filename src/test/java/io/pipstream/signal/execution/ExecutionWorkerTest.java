package io.pipstream.signal.execution;

import static io.pipstream.trading.PaperDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signals;
import io.pipstream.signal.Subscription;
import io.pipstream.trading.PaperDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionWorkerTest {

    final Follower fixture = new Follower();

    @Test
    void whatIsRungForIsExecutedInItsOrderAndNotOnTheThreadThatRings() {
        fixture.following.put(DeskSignals.following("0.1", "5", 20, "5"), NOON);
        for (int number = 1; number <= 3; number++) {
            fixture.take(fixture.signal("s-" + number));
        }
        fixture.worker.rung();
        assertThat(fixture.trades()).isEmpty();

        fixture.executor.runAll();

        assertThat(fixture.trades())
                .extracting(trade -> trade.tags().signalId())
                .containsExactly("s-1", "s-2", "s-3");
        assertThat(fixture.counted("executed", "none")).isEqualTo(3);
        assertThat(fixture.waiting()).isZero();
    }

    @Test
    void whatWasLeftBehindIsSeenAtTheNextLook() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));

        fixture.look();

        assertThat(fixture.execution(recorded).state()).isEqualTo(State.EXECUTED);
    }

    @Test
    void aReasonIsCountedUnderItsName() {
        RecordedSignal recorded = fixture.take(Signals.sure(fixture.signal("s-1"), "10"));

        fixture.work();

        assertThat(fixture.execution(recorded).reason()).isEqualTo("low_confidence");
        assertThat(fixture.counted("rejected", "low_confidence")).isEqualTo(1);
    }

    @Test
    void aProcessThatEndsBetweenTheDeskAndTheRowHasExecutedOnceAndSaysSoAfterwards() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        fixture.following.loseNext(1);
        fixture.work();
        assertThat(fixture.trades()).hasSize(1);
        assertThat(fixture.execution(recorded).state()).isEqualTo(State.PENDING);
        fixture.desk.pass(Duration.ofMinutes(10)); // too old by now

        ExecutionWorker restarted = fixture.worker();
        restarted.rung();
        fixture.executor.runAll();

        assertThat(fixture.trades()).hasSize(1);
        Trade trade = fixture.trades().get(0);
        assertThat(fixture.execution(recorded)).satisfies(execution -> {
            assertThat(execution.state()).isEqualTo(State.EXECUTED);
            assertThat(execution.tradeId()).isEqualTo(trade.id());
            assertThat(execution.decidedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void anAccountThatIsBusyHoldsUpNobodyElseAndKeepsItsOrder() {
        fixture.desk.open("anna", "USD", RuleProfileName.HEDGING, "10000");
        fixture.following.put(Subscription.usual(new AccountId("anna"), DeskSignals.SOURCE), NOON);
        for (int number = 1; number <= 2; number++) {
            fixture.take(fixture.signal("s-" + number));
        }
        Busy store = new Busy(fixture.following, "anna");
        ExecutionWorker worker = fixture.worker(store, fixture.followed);

        worker.rung();
        fixture.executor.runAll();

        assertThat(fixture.trades()).hasSize(2);
        assertThat(fixture.desk.account("anna").trades()).isEmpty();
        assertThat(store.asked).containsExactly("1 anna", "1 demo", "2 demo");
        store.busy = "";
        worker.rung();
        fixture.executor.runAll();
        assertThat(store.asked).endsWith("1 anna", "2 anna");
        assertThat(fixture.desk.account("anna").trades()).hasSize(2);
        assertThat(fixture.meters
                        .counter("pipstream.signals.executions.postponed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void manyThatWaitForOneBusyAccountDoNotHideAnother() {
        fixture.following.put(Subscription.usual(new AccountId("unknown"), DeskSignals.SOURCE), NOON);
        fixture.following.delete(AccountId.DEMO, DeskSignals.SOURCE);
        for (int number = 1; number <= 450; number++) {
            fixture.take(fixture.signal("s-" + number));
        }
        fixture.following.put(DeskSignals.following(), NOON);
        RecordedSignal last = fixture.take(fixture.signal("last"));

        fixture.work();

        assertThat(fixture.execution(last).state()).isEqualTo(State.EXECUTED);
        assertThat(fixture.waiting()).isEqualTo(451);
    }

    @Test
    void afterAFailureOfTheLedgerTheBellIsNotHeardUntilTheNextLook() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        Busy store = new Busy(fixture.following, "");
        store.down = true;
        ExecutionWorker worker = fixture.worker(store, fixture.followed);
        worker.rung();
        fixture.executor.runAll();
        store.down = false;

        worker.rung();
        assertThat(fixture.executor.waiting()).isZero();
        fixture.look();

        assertThat(fixture.execution(recorded).state()).isEqualTo(State.EXECUTED);
    }

    @Test
    void whatNobodyExpectedEndsNoMoreThanTheRound() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        Busy store = new Busy(fixture.following, "");
        store.broken = true;
        ExecutionWorker worker = fixture.worker(store, fixture.followed);
        worker.rung();
        assertThatThrownBy(fixture.executor::runAll).isInstanceOf(LinkageError.class);
        store.broken = false;

        fixture.look();

        assertThat(fixture.execution(recorded).state()).isEqualTo(State.EXECUTED);
    }

    @Test
    void anAccountOfWhichTheLedgerFailsHoldsUpNobodyElse() {
        fixture.desk.open("anna", "USD", RuleProfileName.HEDGING, "10000");
        fixture.following.put(Subscription.usual(new AccountId("anna"), DeskSignals.SOURCE), NOON);
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        Busy store = new Busy(fixture.following, "");
        store.failing = "anna";

        ExecutionWorker worker = fixture.worker(store, fixture.followed);
        worker.rung();
        fixture.executor.runAll();

        assertThat(fixture.execution(recorded).state()).isEqualTo(State.EXECUTED);
        assertThat(fixture.meters
                        .counter("pipstream.signals.executions.failures")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothingIsExecutedOnceTheServerStops() {
        RecordedSignal recorded = fixture.take(fixture.signal("s-1"));
        fixture.worker.rung();
        fixture.worker.stop(this);

        fixture.executor.runAll();
        fixture.worker.rung();
        assertThat(fixture.executor.waiting()).isZero();
        assertThat(fixture.execution(recorded).state()).isEqualTo(State.PENDING);
    }

    /**
     * Whatever comes in which order, is repeated, lost before it is written, decided by another worker at the same moment
     * or after a restart: each signal is executed at most once, and never more of them in a day than allowed.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachSignalIsExecutedAtMostOnceAndTheLimitOfTheDayHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int limit = random.nextInt(1, 12);
        fixture.following.put(DeskSignals.following("0.05", "5", limit, "50"), NOON);
        List<Instant> opened = new ArrayList<>();
        int signals = 0;
        for (int step = 0; step < 80; step++) {
            int before = fixture.trades().size();
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> fixture.take(fixture.signal("s-" + random.nextInt(1 + signals++)));
                case 3 -> fixture.desk.pass(Duration.ofSeconds(random.nextInt(90)));
                case 4 -> fixture.desk.pass(Duration.ofHours(random.nextInt(30)));
                case 5 -> fixture.following.loseNext(random.nextInt(3));
                case 6 -> {
                    ExecutionWorker restarted = fixture.worker();
                    restarted.rung();
                    fixture.executor.runAll();
                }
                default -> fixture.look();
            }
            for (int trade = before; trade < fixture.trades().size(); trade++) {
                opened.add(fixture.desk.clock.instant());
            }
        }
        fixture.following.loseNext(0);
        fixture.look();

        Set<String> executed = new HashSet<>();
        for (Trade trade : fixture.trades()) {
            assertThat(executed.add(trade.tags().signalId())).isTrue();
        }
        assertThat(fixture.following.all()).noneMatch(each -> each.state() == State.PENDING);
        assertThat(fixture.following.all().stream().filter(each -> each.state() == State.EXECUTED))
                .hasSameSizeAs(fixture.trades());
        for (Instant time : opened) {
            Instant begin = TradingDays.begin(time);
            Instant end = TradingDays.endAfter(time);
            assertThat(opened.stream().filter(each -> !each.isBefore(begin) && each.isBefore(end)))
                    .hasSizeLessThanOrEqualTo(limit);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** A store that finds one account busy, or does not answer. */
    private static final class Busy implements ExecutionStore {

        final List<String> asked = new ArrayList<>();
        private final ExecutionStore store;
        private String busy;
        private String failing = "";
        private boolean down;
        private boolean broken;

        Busy(ExecutionStore store, String busy) {
            this.store = store;
            this.busy = busy;
        }

        @Override
        public List<Execution> pending(Place after, long lastSequence, int limit) {
            requireUp();
            return store.pending(after, lastSequence, limit);
        }

        @Override
        public long countPending() {
            requireUp();
            return store.countPending();
        }

        private void requireUp() {
            if (down) {
                throw InMemoryLedger.failure();
            }
            if (broken) {
                throw new NoClassDefFoundError("half a deployment");
            }
        }

        @Override
        public boolean decide(long signalSequence, AccountId account, UnaryOperator<Execution> decision) {
            requireUp();
            asked.add(signalSequence + " " + account);
            if (account.value().equals(busy)) {
                throw PaperDesk.busy();
            }
            if (account.value().equals(failing)) {
                throw InMemoryLedger.failure();
            }
            return store.decide(signalSequence, account, decision);
        }

        @Override
        public int executed(AccountId account, String source, Instant since) {
            return store.executed(account, source, since);
        }
    }
}
