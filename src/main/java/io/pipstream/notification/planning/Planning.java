package io.pipstream.notification.planning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.Journal;
import io.pipstream.notification.DeliveryBell;
import io.pipstream.notification.NewsStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.signal.SignalBell;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.UntoldExecutions;
import io.pipstream.trading.LiveAccounts;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventListener;
import io.pipstream.wire.TradeEventCodec;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Has news told on threads that may wait, one at a time: soon after an event was published or a
 * signal recorded, and by itself every two seconds, for what nobody rings for. Whoever trades never meets it: an event is in the journal before this hears of it.
 */
@ApplicationScoped
public class Planning implements TradeEventListener, SignalBell {

    private static final Logger LOG = System.getLogger(Planning.class.getName());
    private static final int PAUSE_MILLIS = 100;
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(5);

    private final Planner planner;
    private final Iterable<DeliveryBell> bells;
    private final ManagedExecutorService blocking;
    private final ManagedScheduledExecutorService scheduler;
    private final NanoClock nanoClock;
    private final Duration lookEvery;
    private final Counter failures;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean listening;
    private volatile boolean resting;
    private volatile boolean stopped;
    private long followNanos; // only who tells looks at it
    private @Nullable Future<?> looking;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Planning() {
        this.planner = null;
        this.bells = List.of();
        this.blocking = null;
        this.scheduler = null;
        this.nanoClock = null;
        this.lookEvery = Duration.ZERO;
        this.failures = null;
    }

    @Inject
    public Planning(
            NewsStore news,
            Journal journal,
            Instruments instruments,
            SignalJournal signals,
            UntoldExecutions executions,
            LiveAccounts accounts,
            Instance<DeliveryBell> bells,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Clock clock,
            NanoClock nanoClock,
            Settings settings,
            MeterRegistry registry) {
        this(
                new Planner(
                        news,
                        journal,
                        new TradeEventCodec(instruments),
                        signals,
                        executions,
                        account -> currency(accounts, account),
                        clock,
                        registry),
                bells,
                blocking,
                scheduler,
                nanoClock,
                settings,
                registry);
    }

    Planning(
            Planner planner,
            Iterable<DeliveryBell> bells,
            ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            NanoClock nanoClock,
            Settings settings,
            MeterRegistry registry) {
        this.planner = planner;
        this.bells = bells;
        this.blocking = blocking;
        this.scheduler = scheduler;
        this.nanoClock = nanoClock;
        this.lookEvery = settings.duration(
                "pipstream.notifications.look-every",
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMinutes(1));
        this.failures = registry.counter("pipstream.notifications.planning.failures");
        this.followNanos = nanoClock.nanos();
    }

    private static String currency(LiveAccounts accounts, AccountId account) {
        return accounts.find(account)
                .map(known -> known.terms().currency().code())
                .orElse("");
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** After a failure, and while nobody listens, the next look does. */
    @Override
    public void published(PublishedEvent event) {
        rung();
    }

    @Override
    public void rung() {
        if (listening && !resting) {
            ring();
        }
    }

    private void look() {
        resting = false;
        ring();
    }

    /** One at a time; what is rung for meanwhile is told soon after. */
    private void ring() {
        if (!stopped && rings.getAndIncrement() == 0) {
            tellSoon();
        }
    }

    /** The pause lets what belongs together be one transaction. */
    private void tellSoon() {
        try {
            var unused = scheduler.schedule(this::handOver, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            rings.set(0);
            LOG.log(Level.DEBUG, "News is not told now", stopping);
        }
    }

    private void handOver() {
        try {
            blocking.execute(this::tell);
        } catch (RejectedExecutionException full) {
            rings.set(0); // the next ring or look comes here again
            LOG.log(Level.DEBUG, "News is not told now", full);
        }
    }

    private void tell() {
        int heard = rings.get(); // what was rung for until here is in what is read next
        boolean failed = true;
        try {
            followNowAndThen();
            Planner.Outcome outcome = Planner.Outcome.MORE;
            while (!stopped && outcome == Planner.Outcome.MORE) {
                heard = rings.get();
                outcome = planner.step();
                bells.forEach(DeliveryBell::rung);
            }
            listening = outcome != Planner.Outcome.IDLE;
            failed = false;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "News is told later: {0}", failure.toString());
        } finally {
            if (failed) {
                failures.increment();
                resting = true;
            }
            if (failed || stopped) {
                rings.set(0);
            }
        }
        if (!failed && !stopped && rings.addAndGet(-heard) != 0) {
            tellSoon();
        }
    }

    private void followNowAndThen() {
        if (nanoClock.nanos() - followNanos >= 0) {
            planner.follow();
            followNanos = nanoClock.nanos() + FOLLOW_EVERY.toNanos();
        }
    }
}
