package io.pipstream.mt5.dwx;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What the bridge to DWX clients tells of itself. Thread-safe. */
final class DwxMetrics {

    private final MeterRegistry registry;
    private final Timer answers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter repliesDropped;
    private final Counter published;

    DwxMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.answers = Timer.builder("pipstream.mt5.dwx.answers")
                .description("From a command's arrival to its answer")
                .register(registry);
        Gauge.builder("pipstream.mt5.dwx.commands.waiting", waiting, AtomicInteger::get)
                .description("Commands without an answer, and answers that wait for theirs")
                .register(registry);
        this.repliesDropped = registry.counter("pipstream.mt5.dwx.replies.dropped");
        this.published = registry.counter("pipstream.mt5.dwx.published");
    }

    /** @param action as answers name it */
    void done(String action) {
        command(action, "done");
    }

    void refused(String action) {
        command(action, "refused");
    }

    /** Not answered in time. */
    void timeout() {
        command("any", "timeout");
    }

    /** Not taken, and told so. */
    void busy() {
        command("any", "busy");
    }

    /** Not taken, and not answered. */
    void dropped() {
        command("any", "dropped");
    }

    private void command(String action, String outcome) {
        registry.counter("pipstream.mt5.dwx.commands", "action", action, "outcome", outcome)
                .increment();
    }

    void answered(Duration took) {
        answers.record(took);
    }

    void waiting(int commands) {
        waiting.set(commands);
    }

    /** A reply that nobody took. */
    void replyDropped() {
        repliesDropped.increment();
    }

    void published() {
        published.increment();
    }
}
