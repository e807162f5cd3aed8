package io.pipstream.access;

import io.github.bucket4j.TimeMeter;
import io.pipstream.platform.NanoClock;

/** The application's clock, as buckets of a rate want it. */
public record NanoMeter(NanoClock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return clock.nanos();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
