package io.pipstream.ledger;

import io.pipstream.notification.NotificationStore;
import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Once a minute gives up notifications that nobody took for too long, and deletes those that ended long ago, a little at each
 * step. For one thread at a time.
 */
final class NotificationRetention {

    /** For those that were sent or cancelled. */
    static final Duration SENT_KEPT = Duration.ofDays(30);

    /** So that there is time to see what did not arrive. */
    static final Duration DEAD_KEPT = Duration.ofDays(90);

    /** A page that was closed for longer is not told. */
    static final Duration LONGEST_FOR_A_PAGE = Duration.ofHours(24);

    /** Beyond all attempts to deliver it: its user is shut out, or nobody delivers it at all. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final NotificationStore notifications;
    private final Clock clock;
    private final NanoClock nanoClock;
    private long nextNanos;

    NotificationRetention(NotificationStore notifications, Clock clock, NanoClock nanoClock) {
        this.notifications = notifications;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.nextNanos = nanoClock.nanos();
    }

    /** Goes on at the next step if there is more to delete; nothing until the next round begins. */
    void step() {
        if (nanoClock.nanos() - nextNanos < 0) {
            return;
        }
        Instant now = clock.instant();
        notifications.expire(now.minus(LONGEST_FOR_A_PAGE), now.minus(LONGEST), now);
        if (notifications.forget(now.minus(SENT_KEPT), now.minus(DEAD_KEPT)) == 0) {
            nextNanos = nanoClock.nanos() + INTERVAL.toNanos();
        }
    }
}
