package io.pipstream.notification.delivery;

import io.pipstream.access.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** How many mails a user gets in each minute of the clock; what is more waits for the next. A node's own. Thread-safe. */
final class MailRate {

    private final int perMinute;
    private final Map<UserId, Integer> sent = new HashMap<>(); // guarded by this; in the minute
    private Instant minute = Instant.EPOCH; // guarded by this

    MailRate(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether another may be sent now; it counts. */
    synchronized boolean take(UserId user, Instant now) {
        if (isFull(user, now)) {
            return false;
        }
        sent.merge(user, 1, Integer::sum);
        return true;
    }

    synchronized boolean isFull(UserId user, Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            sent.clear();
        }
        return sent.getOrDefault(user, 0) >= perMinute;
    }

    /** How many users have had all of theirs. */
    synchronized long fullUsers() {
        return sent.values().stream().filter(count -> count >= perMinute).count();
    }

    static Instant nextMinute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    }
}
