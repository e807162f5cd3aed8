package io.pipstream.notification.delivery;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Receivers that failed are left alone for a while, longer each time, and then tried with one parcel; the others wait without
 * losing an attempt. Known to this node alone, and of so many receivers at most; the one that failed longest ago is
 * forgotten for another. Thread-safe.
 */
final class Pauses {

    static final int MOST = 10_000;

    private static final int FACTOR = 4;
    private static final int MOST_COUNTED = 30;

    private final IntervalFunction intervals;
    private final Map<String, Pause> byReceiver = new LinkedHashMap<>(); // guarded by this

    private record Pause(int failures, Instant until) {}

    Pauses(Duration first, Duration longest) {
        this.intervals = IntervalFunction.ofExponentialBackoff(first, FACTOR, longest);
    }

    /**
     * It failed now.
     *
     * @param asked what it wants to be left alone for, at least
     * @return when it is tried again
     */
    synchronized Instant begin(String receiver, Instant now, Duration asked) {
        Pause last = byReceiver.remove(receiver);
        int failures = last == null ? 1 : Math.min(MOST_COUNTED, last.failures() + 1);
        Duration interval = Duration.ofMillis(intervals.apply(failures));
        Instant until = now.plus(asked.compareTo(interval) > 0 ? asked : interval);
        byReceiver.put(receiver, new Pause(failures, until));
        if (byReceiver.size() > MOST) {
            Iterator<String> oldest = byReceiver.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return until;
    }

    /** It took something. */
    synchronized void end(String receiver) {
        byReceiver.remove(receiver);
    }

    /** When it is tried again, if it is left alone now. */
    synchronized Optional<Instant> until(String receiver, Instant now) {
        return Optional.ofNullable(byReceiver.get(receiver)).map(Pause::until).filter(now::isBefore);
    }

    synchronized int size() {
        return byReceiver.size();
    }
}
