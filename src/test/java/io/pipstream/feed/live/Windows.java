package io.pipstream.feed.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts in windows, wherever they begin. */
final class Windows {

    private Windows() {}

    /** The most of these times, in ascending order, that lie within any window; its end does not belong to it. */
    static int most(List<Instant> times, Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(last).isBefore(times.get(first).plus(window))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
