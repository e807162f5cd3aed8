package io.pipstream.pricing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which histories are not to be asked for a while. Thread-safe. */
final class FetchPauses {

    /** A candle that has just been completed, or that a history may have a little later, is not worth a question of its own. */
    static final Duration AFTER_NEWEST = Duration.ofMinutes(5);

    static final Duration AFTER_REFUSAL = Duration.ofMinutes(15);
    static final Duration NOT_OFFERED = Duration.ofDays(1);
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 6;
    private static final int MOST_REMEMBERED = 10_000;

    private final NanoClock nanoClock;
    private final Cache<Object, Pause> pauses;

    private final Cache<CandleTrack, OpenEnd> openEnds;

    private record Pause(int failures, long endNanos) {}

    /** From when on a track's candles were asked for, and may come later. */
    private record OpenEnd(Instant from, long endNanos) {}

    FetchPauses(NanoClock nanoClock) {
        this.nanoClock = nanoClock;
        this.pauses = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
        this.openEnds = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    }

    boolean rests(CandleTrack track) {
        return rests((Object) track) || rests(track.source());
    }

    /** What was asked for a short while ago and may come later, from then on to the newest; empty if there is no such end. */
    Optional<Instant> openEnd(CandleTrack track) {
        OpenEnd end = openEnds.getIfPresent(track);
        return end == null || isOver(end.endNanos) ? Optional.empty() : Optional.of(end.from);
    }

    /** Whoever widens an end that is open already does not keep it open for longer. */
    void leftOpen(CandleTrack track, Instant from) {
        openEnds.asMap()
                .merge(
                        track,
                        new OpenEnd(from, nanoClock.nanos() + AFTER_NEWEST.toNanos()),
                        (before, now) -> isOver(before.endNanos)
                                ? now
                                : new OpenEnd(
                                        before.from.isBefore(now.from) ? before.from : now.from, before.endNanos));
    }

    void succeeded(CandleTrack track) {
        pauses.invalidate(track);
        pauses.invalidate(track.source());
    }

    /** Each failure in a row makes the pause of a track twice as long; what the source asks for comes first. */
    void failed(CandleTrack track, ArchiveException failure) {
        switch (failure.reason()) {
            case NOT_OFFERED -> pauses.put(track, pause(0, NOT_OFFERED));
            case UNAUTHORIZED -> pauses.put(track.source(), pause(0, AFTER_REFUSAL));
            case RATE_LIMITED -> grow(track.source(), failure);
            case FAILED -> grow(track, failure);
        }
    }

    private void grow(Object key, ArchiveException failure) {
        pauses.asMap().compute(key, (same, before) -> longer(before, failure));
    }

    private Pause longer(@Nullable Pause before, ArchiveException failure) {
        int failures = before == null ? 0 : Math.min(before.failures, MOST_DOUBLINGS);
        Duration own = shorter(SHORTEST.multipliedBy(1L << failures), LONGEST);
        Duration asked = shorter(failure.retryAfter().orElse(Duration.ZERO), NOT_OFFERED);
        return pause(failures + 1, asked.compareTo(own) > 0 ? asked : own);
    }

    private boolean rests(Object key) {
        Pause pause = pauses.getIfPresent(key);
        return pause != null && !isOver(pause.endNanos);
    }

    private boolean isOver(long endNanos) {
        return nanoClock.nanos() - endNanos >= 0;
    }

    private Pause pause(int failures, Duration length) {
        return new Pause(failures, nanoClock.nanos() + length.toNanos());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
