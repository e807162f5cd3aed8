package io.pipstream.signal.execution;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.BusyAccountException;
import io.pipstream.ledger.LedgerException;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.RungWork;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.signal.Execution;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.ExecutionStore.Place;
import io.pipstream.signal.SignalBell;
import io.pipstream.signal.SignalJournal;
import io.pipstream.trading.AccountBusyException;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is pending, one after the other on this node, in the order of the signals for each account. Rung after each
 * recorded signal; looks by itself now and then for what was left behind. An account that is busy is left for the next round,
 * with all that waits for it, so that it holds up nobody else.
 */
@ApplicationScoped
public class ExecutionWorker implements SignalBell {

    private static final Logger LOG = System.getLogger(ExecutionWorker.class.getName());
    private static final int PAGE = 200;

    private final ExecutionStore executions;
    private final SignalJournal signals;
    private final FollowedSignals followed;
    private final Duration lookEvery;
    private final MeterRegistry registry;
    private final Counter postponed;
    private final Counter failures;
    private final AtomicLong waiting = new AtomicLong();
    private final RungWork work;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ExecutionWorker() {
        this.executions = null;
        this.signals = null;
        this.followed = null;
        this.lookEvery = Duration.ZERO;
        this.registry = null;
        this.postponed = null;
        this.failures = null;
        this.work = null;
    }

    @Inject
    public ExecutionWorker(
            ExecutionStore executions,
            SignalJournal signals,
            FollowedSignals followed,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Settings settings,
            MeterRegistry registry) {
        this.executions = executions;
        this.signals = signals;
        this.followed = followed;
        this.lookEvery = settings.duration(
                "pipstream.signals.look-every", Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMinutes(1));
        this.registry = registry;
        this.postponed = registry.counter("pipstream.signals.executions.postponed");
        this.failures = registry.counter("pipstream.signals.executions.failures");
        this.work = new RungWork("Signals wait to be executed", this::goRound, failures, blocking, scheduler);
        registry.gauge("pipstream.signals.executions.waiting", waiting);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        work.start(lookEvery);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        work.stop();
    }

    @Override
    public void rung() {
        work.rung();
    }

    /** All that is pending for signals there are now: those that come meanwhile are for the next round. */
    private boolean goRound() {
        long last = signals.newest();
        Set<AccountId> aside = new HashSet<>();
        long left = 0;
        Place place = Place.START;
        List<Execution> page;
        do {
            page = executions.pending(place, last, PAGE);
            waiting.set(page.size() == PAGE ? executions.countPending() : left + page.size());
            for (Execution pending : page) {
                if (work.isStopped()) {
                    return false;
                }
                place = Place.of(pending);
                if (aside.contains(pending.account()) || !isDone(pending)) {
                    aside.add(pending.account());
                    left++;
                }
            }
        } while (page.size() == PAGE);
        waiting.set(left);
        return false;
    }

    /** False if it is to be tried again. */
    private boolean isDone(Execution pending) {
        try {
            decide(pending);
            return true;
        } catch (AccountBusyException | BusyAccountException | UnknownAccountException later) {
            postponed.increment();
            LOG.log(Level.DEBUG, "A signal is executed later", later);
            return false;
        } catch (LedgerException failed) {
            executions.countPending(); // throws if the ledger does not answer anybody
            failed(pending, failed);
            return false;
        } catch (RuntimeException failed) {
            failed(pending, failed);
            return false;
        }
    }

    private void failed(Execution pending, RuntimeException failure) {
        failures.increment();
        LOG.log(
                Level.WARNING,
                "Signal %d could not be executed in the account %s; this is tried again"
                        .formatted(pending.signalSequence(), pending.account()),
                failure);
    }

    private void decide(Execution pending) {
        AtomicReference<@Nullable Execution> outcome = new AtomicReference<>();
        boolean isDecided = executions.decide(pending.signalSequence(), pending.account(), found -> {
            Execution decided = followed.decide(found);
            outcome.set(decided);
            return decided;
        });
        Execution decided = outcome.get();
        if (isDecided && decided != null) {
            count(decided);
        }
    }

    private void count(Execution decided) {
        String reason = decided.reason() == null ? "none" : decided.reason();
        String state = decided.state().name().toLowerCase(Locale.ROOT);
        registry.counter("pipstream.signals.executions", "outcome", state, "reason", reason)
                .increment();
    }
}
