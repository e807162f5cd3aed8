package io.pipstream.notification.delivery;

import io.github.resilience4j.core.IntervalFunction;
import io.pipstream.notification.delivery.Outcome.Verdict;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: after 5 s, 20 s, 80 s and so on, four hours at most, by chance a little less,
 * and never sooner than the receiver asks for. Twelve attempts take about a day, so that a receiver may be away for a night;
 * one that refuses is tried six times, for half an hour. Immutable.
 */
final class RetryPlan {

    static final int MOST_ATTEMPTS = 12;
    static final int MOST_REFUSALS = 6;
    static final Duration LONGEST = Duration.ofHours(4);
    static final String FIRST_RETRY = "pipstream.notifications.first-retry";
    static final String LONGEST_RETRY = "pipstream.notifications.longest-retry";

    private static final double LEAST_SHARE = 0.75;
    private static final int FACTOR = 4;

    private final Duration first;
    private final Duration longest;
    private final IntervalFunction intervals;

    RetryPlan(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.intervals = IntervalFunction.ofExponentialBackoff(first, FACTOR, longest);
    }

    static RetryPlan of(Settings settings) {
        Duration shortest = Duration.ofMillis(10);
        Duration first = settings.duration(FIRST_RETRY, Duration.ofSeconds(5), shortest, Duration.ofHours(1));
        Duration longest = settings.duration(LONGEST_RETRY, LONGEST, shortest, Duration.ofDays(1));
        if (longest.compareTo(first) < 0) {
            throw new SettingException(LONGEST_RETRY, longest.toString(), "must not be shorter than " + FIRST_RETRY);
        }
        return new RetryPlan(first, longest);
    }

    Duration first() {
        return first;
    }

    Duration longest() {
        return longest;
    }

    /** What a receiver asks for, if it is not too long. */
    Duration bounded(Duration asked) {
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    /**
     * The wait before the next attempt; empty if there is none.
     *
     * @param attempts so far, the one with this outcome included
     * @param seed of the chance, another one for each message
     */
    Optional<Duration> after(Outcome outcome, int attempts, long seed) {
        if (attempts >= most(outcome.verdict())) {
            return Optional.empty();
        }
        Duration wait = lessByChance(Duration.ofMillis(intervals.apply(Math.max(1, attempts))), seed + attempts);
        Duration asked = bounded(outcome.retryAfter().orElse(Duration.ZERO));
        return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
    }

    private static int most(Verdict verdict) {
        return switch (verdict) {
            case FAILED, DOWN -> MOST_ATTEMPTS;
            case REFUSED -> MOST_REFUSALS;
            case SENT, IMPOSSIBLE, GONE -> 0;
        };
    }

    private static Duration lessByChance(Duration interval, long seed) {
        double share = LEAST_SHARE + (1 - LEAST_SHARE) * Randomness.seeded(seed).nextDouble();
        return Duration.ofMillis(Math.max(1, Math.round(interval.toMillis() * share)));
    }
}
