package io.pipstream.feed.live;

import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Elapsed time in the form of a clock: it begins in 1970, and nobody sets it. */
final class SteadyClock extends Clock {

    private final NanoClock clock;
    private final long startNanos;

    SteadyClock(NanoClock clock) {
        this.clock = clock;
        this.startNanos = clock.nanos();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(clock.nanos() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
