package io.pipstream.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.Optional;

/**
 * One limit for each of many: addresses, users, credentials. Remembers at most 100,000 of them, each for as long as its bucket
 * takes to fill. Thread-safe.
 */
public final class RateLimits {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int capacity;
    private final Duration refilledIn;
    private final TimeMeter meter;

    /**
     * @param capacity how many at once
     * @param refilledIn how long an empty bucket takes until it is full again
     */
    public RateLimits(int capacity, Duration refilledIn, NanoClock clock) {
        this.capacity = capacity;
        this.refilledIn = refilledIn;
        this.meter = new NanoMeter(clock);
        Ticker ticker = clock::nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(refilledIn)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Takes one. Empty if there was one to take, else how long until there will be. */
    public Optional<Duration> take(String whose) {
        ConsumptionProbe probe = bucket(whose).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes none. Empty if there is one to take, else how long until there will be. */
    public Optional<Duration> look(String whose) {
        EstimationProbe probe = bucket(whose).estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Gives one back that was taken for nothing. */
    public void giveBack(String whose) {
        bucket(whose).addTokens(1);
    }

    private Bucket bucket(String whose) {
        return buckets.get(
                whose,
                unknown -> Bucket.builder()
                        .withCustomTimePrecision(meter)
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, refilledIn))
                        .build());
    }
}
