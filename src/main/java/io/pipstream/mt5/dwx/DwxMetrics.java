package io.pipstream.mt5.dwx;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.mt5.CommandMetrics;
import java.time.Duration;

/** What the bridge to DWX clients tells of itself. Thread-safe. */
final class DwxMetrics {

    private final CommandMetrics commands;
    private final Counter published;

    DwxMetrics(MeterRegistry registry) {
        this.commands = new CommandMetrics("dwx", registry);
        this.published = registry.counter("pipstream.mt5.dwx.published");
    }

    /** @param took since the command came */
    void answered(String action, String outcome, Duration took) {
        commands.answered(action, outcome, took);
    }

    /** Commands without an answer, and answers that wait for those before them. */
    void waiting(int count) {
        commands.inFlight(count);
    }

    /** An answer that reaches nobody, or a command that is not even answered. */
    void dropped() {
        commands.dropped();
    }

    /** A price or a candle was handed to the subscribers. */
    void published() {
        published.increment();
    }
}
