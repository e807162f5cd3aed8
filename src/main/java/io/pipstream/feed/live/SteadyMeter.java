package io.pipstream.feed.live;

import io.github.bucket4j.TimeMeter;
import io.pipstream.platform.NanoClock;

/** Elapsed time, as buckets want it. */
record SteadyMeter(NanoClock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return clock.nanos();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
