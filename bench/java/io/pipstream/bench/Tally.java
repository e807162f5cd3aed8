package io.pipstream.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What one event loop of the client received. Only that loop writes; others may read the counts and take the histogram.
 */
final class Tally {
    private static final long LONGEST_MICROS = 120_000_000;

    private final SteadyClock clock;
    private final SingleWriterRecorder latencyMicros = new SingleWriterRecorder(LONGEST_MICROS, 3);
    private final AtomicLong prices = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private byte[] text = new byte[4_096];

    Tally(SteadyClock clock) {
        this.clock = clock;
    }

    /** Room for the text of one message, reused for the next. */
    byte[] room(int bytes) {
        if (bytes > text.length) {
            text = new byte[bytes * 2];
        }
        return text;
    }

    /** Counts every price in a {@code price} or {@code prices} message and the age of each. */
    void received(byte[] message, int length) {
        long now = clock.micros();
        long found = 0;
        for (int at = Stamp.find(message, 0, length); at >= 0; at = Stamp.find(message, at, length)) {
            long age = now - Stamp.epochMicros(message, at);
            latencyMicros.recordValue(Math.min(Math.max(age, 0), LONGEST_MICROS));
            found++;
        }
        prices.lazySet(prices.get() + found);
        frames.lazySet(frames.get() + 1);
    }

    long prices() {
        return prices.get();
    }

    long frames() {
        return frames.get();
    }

    /** The ages since the last call, in microseconds; the next call starts from nothing. */
    Histogram takeLatencies() {
        return latencyMicros.getIntervalHistogram();
    }
}
