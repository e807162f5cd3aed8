package io.pipstream.feed.live;

import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** When the last questions were asked: how fast a quota is used. Thread-safe. */
final class RecentQuestions {

    private static final int KEPT = 50;
    private static final int ENOUGH = 5;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final NanoClock clock;
    private final Deque<Long> times = new ArrayDeque<>(); // guarded by this

    RecentQuestions(NanoClock clock) {
        this.clock = clock;
    }

    synchronized void add() {
        if (times.size() == KEPT) {
            times.removeFirst();
        }
        times.addLast(clock.nanos());
    }

    /** How long what is left will last at this rate; empty if it will not end, or too little has been asked to tell. */
    synchronized Optional<Duration> endOf(long left, double refillPerSecond) {
        if (times.size() < ENOUGH) {
            return Optional.empty();
        }
        double seconds = Math.max(1, (clock.nanos() - times.getFirst()) / 1e9);
        double lossPerSecond = times.size() / seconds - refillPerSecond;
        double lasts = left / lossPerSecond;
        return lossPerSecond <= 0 || lasts > LONGEST.toSeconds()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) lasts));
    }
}
