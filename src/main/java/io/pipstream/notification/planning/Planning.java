package io.pipstream.notification.planning;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.Journal;
import io.pipstream.notification.DeliveryBell;
import io.pipstream.notification.NewsStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.RungWork;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Has news told on threads that may wait, one at a time: soon after an event was published or a signal recorded, and by itself
 * every two seconds, for what nobody rings for. Whoever trades never meets it: an event is in the journal before this hears
 * of it.
 */
@ApplicationScoped
public class Planning implements TradeEventListener, SignalBell {

    /** It lets what belongs together be one transaction. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(5);

    private final Planner planner;
    private final Iterable<DeliveryBell> bells;
    private final NanoClock nanoClock;
    private final Duration lookEvery;
    private volatile boolean listening;
    private long followNanos; // only who tells looks at it
    private final RungWork work;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Planning() {
        this.planner = null;
        this.bells = List.of();
        this.nanoClock = null;
        this.lookEvery = Duration.ZERO;
        this.work = null;
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
        this.nanoClock = nanoClock;
        this.lookEvery = settings.duration(
                "pipstream.notifications.look-every",
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMinutes(1));
        this.work = new RungWork(
                "News is told later",
                this::tellSome,
                GATHERING,
                registry.counter("pipstream.notifications.planning.failures"),
                blocking,
                scheduler);
        this.followNanos = nanoClock.nanos();
    }

    private static String currency(LiveAccounts accounts, AccountId account) {
        return accounts.find(account)
                .map(known -> known.terms().currency().code())
                .orElse("");
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        work.start(lookEvery);
    }

    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        work.stop();
    }

    @Override
    public void published(PublishedEvent event) {
        rung();
    }

    /** While nobody listens, the next look does. */
    @Override
    public void rung() {
        if (listening) {
            work.rung();
        }
    }

    private boolean tellSome() {
        followNowAndThen();
        Planner.Outcome outcome = planner.step();
        bells.forEach(DeliveryBell::rung);
        listening = outcome != Planner.Outcome.IDLE;
        return outcome == Planner.Outcome.MORE;
    }

    private void followNowAndThen() {
        if (nanoClock.nanos() - followNanos >= 0) {
            planner.follow();
            followNanos = nanoClock.nanos() + FOLLOW_EVERY.toNanos();
        }
    }
}
