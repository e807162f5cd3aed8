package io.pipstream.signal.execution;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Execution;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.InMemoryFollowing;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signals;
import io.pipstream.trading.PaperDesk;
import java.util.List;
import java.util.Map;

/** A desk with an account that follows a source, and workers that execute when the test says so. */
final class Follower {

    final PaperDesk desk = new PaperDesk(RuleProfileName.HEDGING);
    final InMemoryFollowing following = new InMemoryFollowing(InMemoryLedger::failure);
    final HandDriven executor = new HandDriven();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FollowedSignals followed = followed();
    final ExecutionWorker worker = worker();

    Follower() {
        desk.quote("EURUSD", "1.10000", "1.10010");
        following.put(DeskSignals.following(), PaperDesk.NOON);
    }

    /** As after a restart: it knows nothing of what the others did. */
    FollowedSignals followed() {
        return new FollowedSignals(
                following.signals,
                following,
                following,
                desk.desk,
                desk.accounts,
                desk.values,
                desk.histories,
                Settings.of(Map.of()),
                desk.clock);
    }

    ExecutionWorker worker() {
        return worker(following, followed());
    }

    ExecutionWorker worker(ExecutionStore store, FollowedSignals decided) {
        ExecutionWorker made = new ExecutionWorker(
                store,
                following.signals,
                decided,
                HandDriven.managed(executor),
                executor.scheduler(),
                Settings.of(Map.of()),
                meters);
        made.start(this);
        return made;
    }

    Signal signal(String id) {
        return Signals.called(DeskSignals.buy(desk.instrument("EURUSD")), id);
    }

    RecordedSignal take(Signal signal) {
        return following.take(signal, desk.clock.instant());
    }

    /** All that waits is looked at. */
    void work() {
        worker.rung();
        executor.runAll();
    }

    /** The clock's look, which hears even while the bell rests. */
    void look() {
        executor.tick();
        executor.runAll();
    }

    List<Trade> trades() {
        return List.copyOf(desk.account().trades().values());
    }

    Execution execution(RecordedSignal recorded) {
        return following.execution(recorded.sequence(), "demo");
    }

    double counted(String outcome, String reason) {
        return meters.counter("pipstream.signals.executions", "outcome", outcome, "reason", reason)
                .count();
    }

    double waiting() {
        return meters.get("pipstream.signals.executions.waiting").gauge().value();
    }
}
