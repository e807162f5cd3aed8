package io.pipstream.feed.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** What one live source counts. */
public final class LiveMetrics {

    private final MeterRegistry registry;
    private final String source;
    private final Counter connects;
    private final Counter malformed;
    private final Counter failures;
    private final Timer answers;

    public LiveMetrics(MeterRegistry registry, String source, Counter failures) {
        this.registry = registry;
        this.source = source;
        this.failures = failures;
        this.connects = Counter.builder("pipstream.feed.connects")
                .description("Attempts to connect to a live source")
                .tag("feed", source)
                .register(registry);
        this.malformed = Counter.builder("pipstream.feed.malformed")
                .description("Messages of a live source that were not understood")
                .tag("feed", source)
                .register(registry);
        this.answers = Timer.builder("pipstream.feed.answers")
                .description("From a question to a live source to its answer")
                .tag("feed", source)
                .register(registry);
    }

    public void connects() {
        connects.increment();
    }

    /** @param reason lost, mute, or why the source refused */
    public void reconnects(String reason) {
        Counter.builder("pipstream.feed.reconnects")
                .description("Connections to a live source that ended and are tried again, by reason")
                .tag("feed", source)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    /** @param outcome answered, lost, or why the source refused */
    public void questions(String outcome) {
        Counter.builder("pipstream.feed.questions")
                .description("Questions to a live source, by what came of them")
                .tag("feed", source)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    public void malformed() {
        malformed.increment();
    }

    public void failed() {
        failures.increment();
    }

    public void answered(Duration time) {
        answers.record(time);
    }

    static String code(Heard.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
