package io.pipstream.feed.live;

import io.github.resilience4j.core.IntervalFunction;
import io.pipstream.feed.live.Heard.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a source is tried again: longer each time, by chance a little less, and never less than the source
 * asks for. Resilience4j makes the intervals; its own chance has no seed. For one thread at a time.
 */
public final class Backoff {

    static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration REFUSED = Duration.ofMinutes(15);
    static final Duration LONGEST_RATE_LIMIT = Duration.ofMinutes(16);

    /** Nobody's quota lasts longer, or we are told so again. */
    static final Duration LONGEST_HINT = Duration.ofDays(1);

    private static final IntervalFunction AFTER_RATE_LIMITS =
            IntervalFunction.ofExponentialBackoff(Duration.ofMinutes(1), 2, LONGEST_RATE_LIMIT);
    private static final int MOST_COUNTED = 30;
    private static final double LEAST_SHARE = 0.5;
    private static final double MOST_ADDED = 0.1;
    private static final Duration AROUND_MIDNIGHT = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private final IntervalFunction afterFailures;
    private int failures;
    private int rateLimits;

    Backoff(RandomGenerator random) {
        this(random, LONGEST);
    }

    /** @param longest what it waits at most after a failure, if the source does not ask for more; at least a second */
    public Backoff(RandomGenerator random, Duration longest) {
        this.random = random;
        this.afterFailures = IntervalFunction.ofExponentialBackoff(SHORTEST, 2, longest);
    }

    /** It went well: the next wait is the shortest again. */
    public void reset() {
        failures = 0;
        rateLimits = 0;
    }

    public Duration afterLoss() {
        failures = Math.min(failures + 1, MOST_COUNTED);
        return lessByChance(Duration.ofMillis(afterFailures.apply(failures)));
    }

    Duration after(Refused refused, Instant now) {
        Optional<Duration> asked = refused.retryAfter().map(this::moreByChance);
        return switch (refused.cause()) {
            case UNAUTHORIZED, REDIRECTED -> longer(REFUSED, asked);
            case OUT_OF_QUOTA -> asked.map(this::longerEachTime).orElseGet(() -> untilTomorrow(now));
            case RATE_LIMITED ->
                asked.map(this::longerEachTime).orElseGet(() -> {
                    rateLimits = Math.min(rateLimits + 1, MOST_COUNTED);
                    return Duration.ofMillis(AFTER_RATE_LIMITS.apply(rateLimits));
                });
            case FAILED -> longer(afterLoss(), asked);
        };
    }

    /** A source may ask for no wait at all, and refuse the next question too. */
    private Duration longerEachTime(Duration asked) {
        return longer(afterLoss(), Optional.of(asked));
    }

    private static Duration longer(Duration one, Optional<Duration> other) {
        return other.filter(wait -> wait.compareTo(one) > 0).orElse(one);
    }

    /** Shortly after midnight UTC; our clock may be ahead of the source's. */
    private Duration untilTomorrow(Instant now) {
        Instant midnight = now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
        return Duration.between(now, midnight).plus(AROUND_MIDNIGHT).plus(share(AROUND_MIDNIGHT));
    }

    private Duration lessByChance(Duration interval) {
        double share = LEAST_SHARE + (1 - LEAST_SHARE) * random.nextDouble();
        return Duration.ofMillis(Math.round(interval.toMillis() * share));
    }

    private Duration moreByChance(Duration asked) {
        Duration bounded = asked.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : asked;
        return bounded.plus(share(Duration.ofMillis(Math.round(bounded.toMillis() * MOST_ADDED))))
                .plusMillis(1);
    }

    private Duration share(Duration most) {
        return Duration.ofMillis(Math.round(most.toMillis() * random.nextDouble()));
    }
}
