package io.pipstream.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.UserId;
import io.pipstream.notification.DeliveryBell;
import io.pipstream.notification.Medium;
import io.pipstream.notification.Notification;
import io.pipstream.notification.NotificationStore;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Shutdown;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.Messages;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives users with open pages the notifications meant for them: on whichever node a page is open, that node finds them in the
 * store, when it is rung and every two seconds. They wait there while no page is. One look at a time.
 */
@ApplicationScoped
public class PageNotifications implements DeliveryBell {

    private static final Logger LOG = System.getLogger(PageNotifications.class.getName());
    private static final int EVERY_SECONDS = 2;
    private static final int MOST_CHANNELS = 500;
    private static final int MOST_AT_ONCE = 100;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SessionRegistry registry;
    private final NotificationStore notifications;
    private final ManagedScheduledExecutorService scheduler;
    private final ManagedExecutorService blocking;
    private final Clock clock;
    private final Counter given;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean rung;
    private volatile boolean stopped;
    private @Nullable Future<?> watching;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PageNotifications() {
        this.registry = null;
        this.notifications = null;
        this.scheduler = null;
        this.blocking = null;
        this.clock = null;
        this.given = null;
    }

    @Inject
    public PageNotifications(
            SessionRegistry registry,
            NotificationStore notifications,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            Clock clock,
            MeterRegistry meters) {
        this.registry = registry;
        this.notifications = notifications;
        this.scheduler = scheduler;
        this.blocking = blocking;
        this.clock = clock;
        this.given = meters.counter("pipstream.notifications.given.to.pages");
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        watching = scheduler.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(Shutdown.SESSIONS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true; // what is not given yet waits for the next page
        if (watching != null) {
            watching.cancel(false);
        }
    }

    @Override
    public void rung() {
        rung = true;
        look();
    }

    private void look() {
        if (!stopped && looking.compareAndSet(false, true)) {
            try {
                blocking.execute(this::give);
            } catch (RuntimeException full) {
                looking.set(false);
                LOG.log(Level.DEBUG, "Pages are not notified now", full);
            }
        }
    }

    private void give() {
        try {
            do {
                rung = false;
                giveOnce();
            } while (rung && !stopped);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Pages are notified later: {0}", failed.toString());
        } finally {
            looking.set(false); // who rang just now is heard at the next look
        }
    }

    private void giveOnce() {
        Map<UserId, List<StreamSession>> pages = registry.tradingByUser();
        if (pages.isEmpty()) {
            return;
        }
        for (String channel :
                notifications.dueChannels(pages.keySet(), Medium.BROWSER, clock.instant(), MOST_CHANNELS)) {
            if (stopped) {
                return;
            }
            Instant now = clock.instant();
            List<Notification> claimed = notifications.claim(channel, now, now.plus(LEASE), MOST_AT_ONCE);
            if (!claimed.isEmpty()) {
                give(claimed, pages);
            }
        }
    }

    /** All of one channel, so of one user; to sockets that have room, until none has. What is left waits. */
    private void give(List<Notification> claimed, Map<UserId, List<StreamSession>> pages) {
        List<StreamSession> sockets =
                pages.getOrDefault(claimed.get(0).content().user(), List.of());
        List<Long> sent = new ArrayList<>();
        List<Long> left = new ArrayList<>();
        for (Notification each : claimed) {
            List<StreamSession> ready = sockets.stream()
                    .filter(socket -> socket.isOpen() && socket.hasRoom())
                    .toList();
            if (ready.isEmpty()) {
                left.add(each.id());
            } else {
                Encoded message = message(each);
                ready.forEach(socket -> socket.offer(message));
                sent.add(each.id());
            }
        }
        notifications.sent(sent, clock.instant());
        notifications.release(left, clock.instant());
        given.increment(sent.size());
    }

    private static Encoded message(Notification notification) {
        return Messages.notification(
                notification.id(),
                notification.content().kind().code(),
                notification.content().account(),
                notification.content().subject(),
                notification.content().body(),
                notification.content().createdAt());
    }
}
