package io.pipstream.mt5;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many commands came over one protocol, what became of them, and how long that took. Thread-safe. */
public final class CommandMetrics {

    private final String protocol;
    private final MeterRegistry meters;
    private final AtomicInteger inFlight;
    private final Counter dropped;

    /** @param protocol a word for the meters' label, such as {@code json} */
    public CommandMetrics(String protocol, MeterRegistry meters) {
        this.protocol = protocol;
        this.meters = meters;
        this.inFlight = new AtomicInteger();
        meters.gauge("pipstream.mt5.in.flight", Tags.of("protocol", protocol), inFlight);
        this.dropped = meters.counter("pipstream.mt5.dropped", "protocol", protocol);
    }

    /**
     * A command was answered.
     *
     * @param action one of a few
     * @param outcome {@code ok}, or the code of what was wrong: one of a few, too
     */
    public void answered(String action, String outcome, Duration took) {
        Timer.builder("pipstream.mt5.commands")
                .tags("protocol", protocol, "action", action, "outcome", outcome)
                .register(meters)
                .record(took);
    }

    /** An answer reached nobody: its client has gone, or does not read. */
    public void dropped() {
        dropped.increment();
    }

    /** How many are not answered yet. */
    public void inFlight(int count) {
        inFlight.set(count);
    }
}
