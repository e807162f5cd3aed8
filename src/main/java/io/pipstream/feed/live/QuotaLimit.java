package io.pipstream.feed.live;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A limit that no window of its period exceeds, wherever the window begins: what the bucket holds and what flows into it
 * within a period are the limit together.
 *
 * @param capacity the most at once
 * @param refill what comes within the period, evenly
 */
record QuotaLimit(long capacity, long refill, Duration period) {

    /** Of a minute: half of it at once, for a round of questions. */
    static QuotaLimit ofMinute(int limit) {
        return of(limit, 2, Duration.ofMinutes(1));
    }

    /** Of a day: a tenth of it at once, so that it lasts all day. */
    static QuotaLimit ofDay(int limit) {
        return of(limit, 10, Duration.ofDays(1));
    }

    private static QuotaLimit of(int limit, int share, Duration period) {
        if (limit == 1) {
            // nothing would be left to flow; a little slower than one in a period, there are never two
            return new QuotaLimit(1, 1, period.plus(period.dividedBy(100)));
        }
        long capacity = Math.max(1, limit / share);
        return new QuotaLimit(capacity, limit - capacity, period);
    }

    /** @param left of what it held when that was written down */
    Bucket bucket(long left, Duration since, TimeMeter meter) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit -> limit.capacity(capacity)
                        .refillGreedy(refill, period)
                        .initialTokens(Math.min(capacity, Math.max(0, left) + flown(since))))
                .build();
    }

    /** Whole ones; a clock that went back counts as no time. */
    private long flown(Duration since) {
        if (since.isNegative()) {
            return 0;
        }
        return since.compareTo(period.multipliedBy(2)) > 0
                ? 2 * refill
                : (long) (since.toMillis() * (double) refill / period.toMillis());
    }

    /** Between two questions, once what may be asked at once has been. */
    Duration pace() {
        return period.dividedBy(refill);
    }

    double perSecond() {
        return (double) refill / period.toSeconds();
    }
}
