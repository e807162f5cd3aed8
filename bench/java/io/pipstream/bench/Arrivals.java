package io.pipstream.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Brings orders together with the events of their fills, of which either may come first: the event often overtakes the
 * answer. Times are those of {@link System#nanoTime}. Thread-safe.
 */
final class Arrivals {
    private static final long LONGEST_MICROS = 120_000_000;

    private final Map<Fill, Long> eventsAlone = new ConcurrentHashMap<>();
    private final Map<Fill, Long> ordersAlone = new ConcurrentHashMap<>();
    private final Recorder latencyMicros = new Recorder(LONGEST_MICROS, 3);

    private record Fill(String account, long sequence) {}

    /** An order was answered whose first fill has that sequence. */
    void ordered(String account, long sequence, long orderedNanos) {
        Fill fill = new Fill(account, sequence);
        ordersAlone.put(fill, orderedNanos);
        Long arrived = eventsAlone.remove(fill);
        if (arrived != null) {
            meet(fill, arrived);
        }
    }

    /** The event of a fill arrived. */
    void arrived(String account, long sequence, long arrivedNanos) {
        Fill fill = new Fill(account, sequence);
        eventsAlone.put(fill, arrivedNanos);
        if (ordersAlone.containsKey(fill) && eventsAlone.remove(fill) != null) {
            meet(fill, arrivedNanos);
        }
    }

    /** By whichever of the two took the event out. */
    private void meet(Fill fill, long arrivedNanos) {
        Long ordered = ordersAlone.remove(fill);
        if (ordered != null) {
            long micros = (arrivedNanos - ordered) / 1_000;
            latencyMicros.recordValue(Math.min(Math.max(micros, 0), LONGEST_MICROS));
        }
    }

    /** Orders of which no event has come. */
    long awaited() {
        return ordersAlone.size();
    }

    /** From order to event since the last call, in microseconds. */
    Histogram takeLatencies() {
        return latencyMicros.getIntervalHistogram();
    }
}
