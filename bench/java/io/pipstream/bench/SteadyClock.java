package io.pipstream.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Wall-clock time that never steps: read once at the start, then carried on by the monotonic clock. */
final class SteadyClock {
    private final long originMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long originNanos = System.nanoTime();

    /** Microseconds since 1970. */
    long micros() {
        return originMicros + (System.nanoTime() - originNanos) / 1_000;
    }

    static String text(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS).toString();
    }
}
