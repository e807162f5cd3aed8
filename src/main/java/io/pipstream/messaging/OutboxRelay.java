package io.pipstream.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.ledger.Outbox;
import io.pipstream.ledger.OutboxItem;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.trading.OutboxBell;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventPublisher;
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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds, oldest first, and only then takes it out: what is published twice is heard once, and what
 * cannot be published stays. Rung after each recorded command; looks by itself now and then for what was left behind.
 */
@ApplicationScoped
public class OutboxRelay implements OutboxBell {

    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 200;
    private static final int PAUSE_MILLIS = 5;
    /** Events in one message: a command that closes a thousand trades has more of them than a message should. */
    private static final int MESSAGE = 1_000;

    private final Outbox outbox;
    private final TradeEventPublisher publisher;
    private final ManagedExecutorService blocking;
    private final ManagedScheduledExecutorService scheduler;
    private final Duration lookEvery;
    private final Counter published;
    private final Counter failures;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean resting;
    private volatile boolean stopped;
    private @Nullable Future<?> looking;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OutboxRelay() {
        this.outbox = null;
        this.publisher = null;
        this.blocking = null;
        this.scheduler = null;
        this.lookEvery = Duration.ZERO;
        this.published = null;
        this.failures = null;
    }

    @Inject
    public OutboxRelay(
            Outbox outbox,
            TradeEventPublisher publisher,
            @Blocking ManagedExecutorService blocking,
            ManagedScheduledExecutorService scheduler,
            Settings settings,
            MeterRegistry registry) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.blocking = blocking;
        this.scheduler = scheduler;
        this.lookEvery = settings.duration(
                "pipstream.messaging.outbox-look-every",
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofMinutes(1));
        this.published = registry.counter("pipstream.outbox.published");
        this.failures = registry.counter("pipstream.outbox.failures");
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

    /** After a failure the bell is not heard until the next look, so that a broker that is down is not asked for each order. */
    @Override
    public void rung() {
        if (!resting) {
            relay();
        }
    }

    private void look() {
        resting = false;
        relay();
    }

    /** One relay at a time; who rings meanwhile makes it look once more. */
    private void relay() {
        if (stopped || rings.getAndIncrement() != 0) {
            return;
        }
        emptySoon();
    }

    private void emptySoon() {
        try {
            blocking.execute(this::empty);
        } catch (RejectedExecutionException full) {
            rings.set(0); // the next ring or look comes here again
            LOG.log(Level.DEBUG, "The outbox is not looked at now", full);
        }
    }

    private void empty() {
        int heard = rings.get(); // what was rung for until here is in what is read next
        boolean failed = true;
        try {
            while (!stopped && publishSome()) {
                heard = rings.get();
            }
            failed = false;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Events wait in the outbox: {0}", failure.toString());
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
            emptyAgain();
        }
    }

    /** Under load a short pause makes batches of what would else be a message and two transactions for each command. */
    private void emptyAgain() {
        try {
            var unused = scheduler.schedule(this::emptySoon, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            rings.set(0);
            LOG.log(Level.DEBUG, "The outbox is not looked at now", stopping);
        }
    }

    /** Whether there may be more. */
    private boolean publishSome() {
        List<OutboxItem> items = outbox.oldest(BATCH);
        if (items.isEmpty()) {
            return false;
        }
        List<PublishedEvent> events = items.stream()
                .flatMap(item -> item.entries().stream())
                .map(entry -> new PublishedEvent(entry.account(), entry.sequence(), entry.text()))
                .toList();
        for (int from = 0; from < events.size(); from += MESSAGE) {
            publisher.publish(events.subList(from, Math.min(events.size(), from + MESSAGE)));
        }
        outbox.published(items.stream().map(OutboxItem::id).toList());
        published.increment(events.size());
        return items.size() == BATCH;
    }
}
