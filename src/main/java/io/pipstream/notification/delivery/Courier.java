package io.pipstream.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.DeliveryBell;
import io.pipstream.notification.NotificationStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Delivering;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is due to mailboxes and webhooks, at least once: looks every second, and when rung, for channels that something
 * is due for, and has a few of them delivered to at once. Nothing waits for it. Safe on many nodes.
 */
@ApplicationScoped
public class Courier implements DeliveryBell {

    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(15);

    /** Channels, beside those that are left alone. */
    private static final int LOOKED_AT = 100;

    private final ChannelStore channels;
    private final NotificationStore notifications;
    private final Carriers carriers;
    private final Restraint restraint;
    private final Delivery delivery;
    private final DeliveryMeters meters;
    private final ManagedExecutorService blocking;
    private final ManagedExecutorService delivering;
    private final ManagedScheduledExecutorService scheduler;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final Lanes lanes = new Lanes();
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean stopped;
    private volatile long countNanos;
    private @Nullable Future<?> looking;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Courier() {
        this.channels = null;
        this.notifications = null;
        this.carriers = null;
        this.restraint = null;
        this.delivery = null;
        this.meters = null;
        this.blocking = null;
        this.delivering = null;
        this.scheduler = null;
        this.clock = null;
        this.nanoClock = null;
    }

    @Inject
    public Courier(
            ChannelStore channels,
            NotificationStore notifications,
            Carriers carriers,
            @Blocking ManagedExecutorService blocking,
            @Delivering ManagedExecutorService delivering,
            ManagedScheduledExecutorService scheduler,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            MeterRegistry registry) {
        this.channels = channels;
        this.notifications = notifications;
        this.carriers = carriers;
        this.blocking = blocking;
        this.delivering = delivering;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.meters = new DeliveryMeters(registry, nanoClock);
        RetryPlan plan = RetryPlan.of(settings);
        this.restraint = new Restraint(
                plan, new MailRate(settings.number("pipstream.notifications.mails-per-minute", 30, 1, 10_000)));
        this.delivery = new Delivery(channels, notifications, carriers, restraint, plan, meters, clock);
        this.countNanos = nanoClock.nanos();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        looking = scheduler.scheduleWithFixedDelay(
                this::rung, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is on its way ends by itself; what is not recorded any more is delivered again after the next start. */
    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** One look at a time; who rings meanwhile makes it look once more. */
    @Override
    public void rung() {
        if (stopped || rings.getAndIncrement() != 0) {
            return;
        }
        lookSoon();
    }

    private void lookSoon() {
        try {
            blocking.execute(this::look);
        } catch (RejectedExecutionException full) {
            rings.set(0); // the next ring comes here again
            LOG.log(Level.DEBUG, "Notifications are not looked for now", full);
        }
    }

    private void look() {
        int heard = rings.get();
        try {
            begin();
            count();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Notifications wait: {0}", failure.toString());
            heard = rings.get(); // until the next second
        } finally {
            if (rings.addAndGet(-heard) != 0) {
                lookSoon();
            }
        }
    }

    private void begin() {
        Instant now = clock.instant();
        int most = LOOKED_AT + restraint.mostLeftAlone();
        for (String id : notifications.dueChannels(restraint.working(carriers.media(), now), now, most)) {
            if (stopped || lanes.areFull()) {
                return;
            }
            if (!restraint.isLeftAlone(id, now)) {
                channels.find(id)
                        .filter(channel -> !restraint.hasHadEnough(channel, now))
                        .ifPresent(this::begin);
            }
        }
    }

    private void begin(Channel channel) {
        if (!lanes.enter(channel)) {
            return;
        }
        try {
            delivering.execute(() -> deliver(channel));
        } catch (RejectedExecutionException full) {
            lanes.leave(channel);
            LOG.log(Level.DEBUG, "A delivery waits", full);
        }
    }

    private void deliver(Channel channel) {
        boolean isWorthALook = false;
        try {
            isWorthALook = delivery.deliver(channel, () -> stopped);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "What became of a delivery could not be recorded: {0}", failure.toString());
        } finally {
            lanes.leave(channel);
        }
        if (isWorthALook) {
            rung();
        }
    }

    private void count() {
        if (nanoClock.nanos() - countNanos >= 0) {
            meters.count(notifications.counts());
            countNanos = nanoClock.nanos() + COUNT_EVERY.toNanos();
        }
    }
}
