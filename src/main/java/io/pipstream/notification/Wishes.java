package io.pipstream.notification;

import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of on a channel, and when. Immutable.
 *
 * @param kinds only these
 * @param accounts only these; empty for all that the user may read
 * @param atOnce kinds that wait neither for quiet hours to end nor for the digest
 * @param quietHours null for none
 * @param digest null for each by itself; else all that came together, at times that are multiples of it: 5 minutes to 1 day
 */
public record Wishes(
        Set<Kind> kinds,
        Set<AccountId> accounts,
        Set<Kind> atOnce,
        @Nullable QuietHours quietHours,
        @Nullable Duration digest) {

    public static final int MOST_ACCOUNTS = 100;
    public static final Duration SHORTEST_DIGEST = Duration.ofMinutes(5);
    public static final Duration LONGEST_DIGEST = Duration.ofDays(1);

    public Wishes {
        kinds = Set.copyOf(kinds);
        accounts = Set.copyOf(accounts);
        atOnce = Set.copyOf(atOnce);
        if (!Kind.choices().containsAll(kinds) || accounts.size() > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("Nobody can wish for that");
        }
        if (digest != null && (digest.compareTo(SHORTEST_DIGEST) < 0 || digest.compareTo(LONGEST_DIGEST) > 0)) {
            throw new IllegalArgumentException("A digest every " + digest);
        }
    }

    /** @param account whose news it is; null if of none */
    public boolean include(Kind kind, @Nullable AccountId account) {
        return kinds.contains(kind) && (account == null || accounts.isEmpty() || accounts.contains(account));
    }

    /** When news of that moment is to be delivered. */
    public Instant due(Kind kind, Instant moment) {
        if (atOnce.contains(kind) || !Kind.choices().contains(kind)) {
            return moment;
        }
        Instant collected = digest == null ? moment : next(digest, moment);
        return quietHours == null ? collected : quietHours.endFor(collected);
    }

    /** The first multiple of that since 1970, UTC, that is not before. */
    private static Instant next(Duration interval, Instant moment) {
        long millis = interval.toMillis();
        Instant last = Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
        return last.equals(moment) ? moment : last.plusMillis(millis);
    }
}
