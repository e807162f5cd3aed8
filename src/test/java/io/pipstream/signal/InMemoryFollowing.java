package io.pipstream.signal;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Who follows whom and what came of it, kept as long as the test runs. It can lose what was decided, as a process does that
 * ends before it is written, and let two decide at once, as a store would that gives no lock.
 */
public final class InMemoryFollowing implements SubscriptionStore, ExecutionStore {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::signalSequence).thenComparing(Place::account);

    public final InMemorySignals signals = new InMemorySignals();

    private final Map<Place, Execution> executions = new TreeMap<>(ORDER);
    private final Map<String, Subscription> subscriptions = new TreeMap<>();
    private final Set<Place> held = new HashSet<>();
    private final Supplier<RuntimeException> failure;
    private int losing;
    private boolean lockless;

    /** @param failure how it fails when it does, and how it says that somebody else is deciding */
    public InMemoryFollowing(Supplier<RuntimeException> failure) {
        this.failure = failure;
    }

    /** What is decided next is not written. */
    public synchronized void loseNext(int decisions) {
        losing = decisions;
    }

    public synchronized void giveNoLock() {
        lockless = true;
    }

    /** Takes a signal in, and notes for each follower that it is to be executed. */
    public synchronized RecordedSignal take(Signal signal, Instant at) {
        try {
            SignalReceipt receipt =
                    signals.record(List.of(signal), new UserId("ann"), at).get(0);
            if (!receipt.isRepetition()) {
                follow(receipt.recorded());
            }
            return receipt.recorded();
        } catch (SourceTakenException | SignalIdReusedException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void follow(RecordedSignal recorded) {
        for (Subscription each : subscriptions.values()) {
            if (each.active() && each.source().equals(recorded.signal().source())) {
                Execution pending = new Execution(
                        recorded.sequence(),
                        each.account(),
                        State.PENDING,
                        null,
                        null,
                        null,
                        null,
                        null,
                        recorded.receivedAt(),
                        null);
                executions.put(Place.of(pending), pending);
            }
        }
    }

    public synchronized Execution execution(long signal, String account) {
        return executions.get(new Place(signal, account));
    }

    public synchronized List<Execution> all() {
        return List.copyOf(executions.values());
    }

    @Override
    public synchronized Optional<Subscription> find(AccountId account, String source) {
        return Optional.ofNullable(subscriptions.get(account + "\n" + source));
    }

    @Override
    public synchronized List<Subscription> ofAccount(AccountId account) {
        return subscriptions.values().stream()
                .filter(each -> each.account().equals(account))
                .toList();
    }

    @Override
    public synchronized void put(Subscription subscription, Instant now) {
        subscriptions.put(subscription.account() + "\n" + subscription.source(), subscription);
    }

    @Override
    public synchronized boolean delete(AccountId account, String source) {
        return subscriptions.remove(account + "\n" + source) != null;
    }

    @Override
    public synchronized List<Execution> pending(Place after, long lastSequence, int limit) {
        return executions.values().stream()
                .filter(each -> each.state() == State.PENDING && each.signalSequence() <= lastSequence)
                .filter(each -> ORDER.compare(Place.of(each), after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long countPending() {
        return executions.values().stream()
                .filter(each -> each.state() == State.PENDING)
                .count();
    }

    @Override
    public boolean decide(long signalSequence, AccountId account, UnaryOperator<Execution> decision) {
        Place place = new Place(signalSequence, account.value());
        Execution pending;
        synchronized (this) {
            pending = executions.get(place);
            if (pending == null || pending.state() != State.PENDING) {
                return false;
            }
            if (!held.add(place) && !lockless) {
                throw failure.get();
            }
        }
        try {
            Execution decided = decision.apply(pending);
            return write(place, decided);
        } finally {
            synchronized (this) {
                held.remove(place);
            }
        }
    }

    private synchronized boolean write(Place place, Execution decided) {
        if (losing > 0) {
            losing--;
            throw failure.get();
        }
        if (executions.get(place).state() != State.PENDING) {
            return false;
        }
        executions.put(place, decided);
        return true;
    }

    @Override
    public synchronized int executed(AccountId account, String source, Instant since) {
        List<Execution> executed = new ArrayList<>();
        for (Execution each : executions.values()) {
            if (each.account().equals(account)
                    && each.state() == State.EXECUTED
                    && !each.decidedAt().isBefore(since)
                    && signals.find(each.signalSequence())
                            .orElseThrow()
                            .signal()
                            .source()
                            .equals(source)) {
                executed.add(each);
            }
        }
        return executed.size();
    }
}
