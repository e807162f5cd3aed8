package io.pipstream.feed.live;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.live.QuotaStore.Spent;
import io.pipstream.platform.NanoClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source may still be asked. Each question is written down before it is sent, so that a server that ends forgets
 * none. Thread-safe; all but {@link #usage} may wait for the store.
 */
final class Quota {

    private static final Logger LOG = System.getLogger(Quota.class.getName());
    private static final Duration STORE_AGAIN = Duration.ofSeconds(30);

    /** The time of day may be set meanwhile. */
    private static final Duration PAUSE_AGAIN = Duration.ofMinutes(15);

    /** How long somebody who can wait does, while a day or a minute has little left. */
    private static final Duration SPARE_OF_DAY = Duration.ofMinutes(15);

    private static final Duration SPARE_OF_MINUTE = Duration.ofMinutes(1);

    private final String source;
    private final int perMinute;
    private final int perDay;
    private final QuotaStore store;
    private final Clock clock;
    private final TimeMeter meter;
    private final RecentQuestions recent;
    private volatile @Nullable Bucket minute;
    private volatile @Nullable Bucket day;
    private volatile UsedToday used;
    private volatile @Nullable Instant blockedUntil;
    private long spareNanos; // guarded by this
    private boolean known; // guarded by this
    private boolean storeFails; // guarded by this

    /** Questions of a day, from midnight UTC. */
    private record UsedToday(LocalDate date, long questions) {

        long on(LocalDate today) {
            return today.equals(date) ? questions : 0;
        }
    }

    Quota(String source, int perMinute, int perDay, QuotaStore store, Clock clock, NanoClock nanoClock) {
        this.source = source;
        this.perMinute = perMinute;
        this.perDay = perDay;
        this.store = store;
        this.clock = clock;
        this.meter = new SteadyMeter(nanoClock);
        this.recent = new RecentQuestions(nanoClock);
        this.spareNanos = meter.currentTimeNanos() - SPARE_OF_DAY.toNanos();
        this.used = new UsedToday(LocalDate.EPOCH, 0);
    }

    /** Takes one question; empty if it may be asked now. */
    synchronized Optional<QuotaHold> take() {
        if (!known && !read()) {
            return hold(QuotaHold.Reason.STORE, STORE_AGAIN);
        }
        Instant now = clock.instant();
        Instant pause = blockedUntil;
        if (pause != null && pause.isAfter(now)) {
            Duration left = Duration.between(now, pause);
            return hold(QuotaHold.Reason.PAUSE, left.compareTo(PAUSE_AGAIN) < 0 ? left : PAUSE_AGAIN);
        }
        blockedUntil = null;
        Optional<QuotaHold> full = full(day, QuotaHold.Reason.DAY).or(() -> full(minute, QuotaHold.Reason.MINUTE));
        if (full.isPresent()) {
            return full;
        }
        UsedToday before = used;
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        used = new UsedToday(today, before.on(today) + 1);
        change(-1);
        if (!write(now)) {
            used = before;
            change(1);
            return hold(QuotaHold.Reason.STORE, STORE_AGAIN);
        }
        recent.add();
        return Optional.empty();
    }

    /**
     * Takes one question for somebody who can wait: while more than half of what a day and a minute allow at once is left, and
     * else now and then, for a feed that uses up its day or each minute leaves nothing ever.
     */
    synchronized Optional<QuotaHold> takeSpare() {
        if (!known && !read()) {
            return hold(QuotaHold.Reason.STORE, STORE_AGAIN);
        }
        Optional<QuotaHold> hold = scarce(day, QuotaLimit.ofDay(perDay), QuotaHold.Reason.DAY, SPARE_OF_DAY)
                .or(() -> scarce(minute, QuotaLimit.ofMinute(perMinute), QuotaHold.Reason.MINUTE, SPARE_OF_MINUTE))
                .or(this::take);
        if (hold.isEmpty()) {
            spareNanos = meter.currentTimeNanos();
        }
        return hold;
    }

    private Optional<QuotaHold> scarce(
            @Nullable Bucket bucket, QuotaLimit limit, QuotaHold.Reason reason, Duration every) {
        Duration left = every.minusNanos(meter.currentTimeNanos() - spareNanos);
        boolean waits = bucket != null
                && bucket.getAvailableTokens() * 2 <= limit.capacity()
                && !left.isNegative()
                && !left.isZero();
        return waits ? hold(reason, left) : Optional.empty();
    }

    /** The source wants a pause; a longer one that it wanted before goes on. */
    synchronized void pause(Duration wait) {
        Instant now = clock.instant();
        Instant until = now.plus(wait);
        Instant before = blockedUntil;
        if (before == null || before.isBefore(until)) {
            blockedUntil = until;
            if (known) {
                write(now);
            }
        }
    }

    /** Whether the limit of a day leaves nothing now. */
    boolean isUsedUp() {
        Bucket bucket = day;
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    /** Never waits. */
    Usage usage() {
        Instant now = clock.instant();
        long leftInDay = left(day);
        Optional<Instant> ends = perDay == 0
                ? Optional.empty()
                : recent.endOf(leftInDay, dayLimit().perSecond()).map(now::plus);
        return new Usage(
                perMinute,
                left(minute),
                perDay,
                used.on(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                leftInDay,
                Optional.ofNullable(blockedUntil).filter(until -> until.isAfter(now)),
                ends);
    }

    private boolean read() {
        try {
            Optional<Spent> spent = store.spent(source);
            Instant now = clock.instant();
            Duration since = spent.map(then -> Duration.between(then.at(), now)).orElse(Duration.ZERO);
            if (perMinute > 0) {
                QuotaLimit limit = QuotaLimit.ofMinute(perMinute);
                minute = limit.bucket(spent.map(Spent::leftInMinute).orElse(limit.capacity()), since, meter);
            }
            if (perDay > 0) {
                QuotaLimit limit = dayLimit();
                day = limit.bucket(spent.map(Spent::leftInDay).orElse(limit.capacity()), since, meter);
            }
            spent.ifPresent(then -> {
                used = new UsedToday(LocalDate.ofInstant(then.at(), ZoneOffset.UTC), then.usedToday());
                blockedUntil = later(blockedUntil, within(then.blockedUntil(), now));
            });
            known = true;
            storeWorks();
            return true;
        } catch (RuntimeException failure) {
            storeFails(failure);
            return false;
        }
    }

    private boolean write(Instant now) {
        try {
            store.record(
                    source,
                    new Spent(
                            now,
                            left(minute),
                            left(day),
                            used.on(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                            blockedUntil));
            storeWorks();
            return true;
        } catch (RuntimeException failure) {
            storeFails(failure);
            return false;
        }
    }

    private void storeWorks() {
        if (storeFails) {
            storeFails = false;
            LOG.log(Level.INFO, "What feed {0} has asked is written down again", source);
        }
    }

    private void storeFails(RuntimeException failure) {
        if (!storeFails) {
            storeFails = true;
            LOG.log(Level.WARNING, "Feed " + source + " does not ask: it cannot be written down", failure);
        }
    }

    private QuotaLimit dayLimit() {
        return QuotaLimit.ofDay(perDay);
    }

    private void change(int tokens) {
        for (Bucket bucket : new Bucket[] {minute, day}) {
            if (bucket != null && tokens < 0) {
                bucket.tryConsume(-tokens);
            } else if (bucket != null) {
                bucket.addTokens(tokens);
            }
        }
    }

    private static Optional<QuotaHold> hold(QuotaHold.Reason reason, Duration wait) {
        return Optional.of(new QuotaHold(reason, wait));
    }

    private static Optional<QuotaHold> full(@Nullable Bucket bucket, QuotaHold.Reason reason) {
        if (bucket == null) {
            return Optional.empty();
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0
                ? Optional.empty()
                : hold(reason, Duration.ofNanos(nanos).plusMillis(1));
    }

    private static long left(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.getAvailableTokens();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** No pause lasts longer than a day; one that does is of a clock that went wrong. */
    private static @Nullable Instant within(@Nullable Instant until, Instant now) {
        Instant longest = now.plus(Backoff.LONGEST_HINT.multipliedBy(2));
        return until != null && until.isAfter(longest) ? longest : until;
    }
}
