package io.pipstream.signal.execution;

import static io.pipstream.trading.PaperDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.ledger.FileLedger;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionFilter;
import io.pipstream.signal.ExecutionStore.Place;
import io.pipstream.signal.ListedExecution;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signals;
import io.pipstream.trading.PaperDesk;
import io.pipstream.trading.PerformanceHistories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over one database, and signals that come a thousand times from many sides. */
class FollowersAtOnceTest {

    private static final int THREADS = 8;
    private static final int EACH = 125;
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final UserId ANN = new UserId("ann");

    @TempDir
    private Path directory;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    /** A server with its own view of the accounts and its own worker. */
    private final class Node {

        final PaperDesk desk;
        final ExecutionWorker worker;
        final FileLedger file;
        final HandDriven later = new HandDriven();

        Node(FileLedger file) {
            this.file = file;
            desk = new PaperDesk(new InMemoryLedger(), file.ledger(), file.journal(), Runnable::run);
            desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
            desk.quote("EURUSD", "1.10000", "1.10010");
            FollowedSignals followed = new FollowedSignals(
                    file.signals(desk.instruments),
                    file.subscriptions(),
                    file.executions(),
                    desk.desk,
                    desk.accounts,
                    desk.values,
                    new PerformanceHistories(file.journal(), desk.ledger, desk.instruments, desk.clock),
                    Settings.of(Map.of()),
                    desk.clock);
            worker = new ExecutionWorker(
                    file.executions(),
                    file.signals(desk.instruments),
                    followed,
                    HandDriven.managed(pool),
                    later.scheduler(),
                    Settings.of(Map.of()),
                    new SimpleMeterRegistry());
        }

        void take(Signal signal) throws Exception {
            file.signalStore(desk.instruments).record(List.of(signal), ANN, NOON);
        }

        /** Until nothing is pending. */
        void work() {
            while (!file.executions().pending(Place.START, Long.MAX_VALUE, 1).isEmpty()) {
                worker.rung();
                later.runAll();
                Thread.onSpinWait();
            }
        }
    }

    private static List<ListedExecution> executions(FileLedger file) {
        return file.executionHistory()
                .page(new ExecutionFilter(AccountId.DEMO, Optional.empty(), Optional.empty(), Optional.empty()), 100, 0)
                .items();
    }

    @Test
    void aThousandDuplicatesOfEachSignalAreExecutedOnceOnTwoServersAndAfterARestart() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            try (FileLedger file = new FileLedger(directory, 12)) {
                file.subscriptions().put(DeskSignals.following("0.1", "5", 3, "5"), NOON);
                Node one = new Node(file);
                Node two = new Node(file);
                takeAThousandTimes(one, two);
                one.work();

                // the account allows 3 of the 5 in a day
                assertThat(executions(file))
                        .hasSize(5)
                        .filteredOn(each -> each.execution().state() == State.EXECUTED)
                        .hasSize(3);
                assertThat(executions(file))
                        .filteredOn(each -> each.execution().state() == State.REJECTED)
                        .extracting(each -> each.execution().reason())
                        .containsExactly("daily_limit", "daily_limit");
            }
            try (FileLedger file = new FileLedger(directory, 4)) {
                Node restarted = new Node(file);
                for (int number = 1; number <= 5; number++) {
                    restarted.take(Signals.called(DeskSignals.buy(restarted.desk.instrument("EURUSD")), "s-" + number));
                }
                restarted.work();

                List<Trade> trades =
                        List.copyOf(restarted.desk.account().trades().values());
                assertThat(trades)
                        .hasSize(3)
                        .allMatch(trade -> trade.units() == trades.get(0).units());
                assertThat(executions(file))
                        .filteredOn(each -> each.execution().state() == State.EXECUTED)
                        .extracting(each -> each.execution().tradeId())
                        .containsExactlyInAnyOrderElementsOf(
                                trades.stream().map(Trade::id).toList());
                assertThat(trades).extracting(trade -> trade.tags().signalId()).doesNotHaveDuplicates();
            }
        });
    }

    private void takeAThousandTimes(Node one, Node two) throws Exception {
        List<Signal> signals = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> Signals.called(DeskSignals.buy(one.desk.instrument("EURUSD")), "s-" + number))
                .toList();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> senders = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Node node = thread % 2 == 0 ? one : two;
            senders.add(pool.submit(() -> {
                start.await();
                for (int turn = 0; turn < EACH; turn++) {
                    for (Signal signal : signals) {
                        node.take(signal);
                        one.worker.rung();
                        two.worker.rung();
                    }
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> sender : senders) {
            sender.get();
        }
    }
}
