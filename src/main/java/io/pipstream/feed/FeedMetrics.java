package io.pipstream.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.pricing.Acceptance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** What the feeds count. Each counter is there, at zero, as soon as it is asked for. */
@ApplicationScoped
public class FeedMetrics {

    private final MeterRegistry registry;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedMetrics() {
        this.registry = null;
    }

    @Inject
    public FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter quotesIn(String feed, Acceptance outcome) {
        return quotesIn(feed, lowerCase(outcome));
    }

    /** Refused before anybody judged it. */
    Counter quotesRefused(String feed) {
        return quotesIn(feed, "refused");
    }

    Counter refused(String feed, QuoteRefusal reason) {
        return Counter.builder("pipstream.quotes.refused")
                .description("Quotes refused, by feed and reason")
                .tag("feed", feed)
                .tag("reason", reason.code())
                .register(registry);
    }

    /** @param reason in lower case */
    public Counter badLines(String feed, String reason) {
        return Counter.builder("pipstream.replay.bad.lines")
                .description("Lines of a replayed file that were skipped, by reason")
                .tag("feed", feed)
                .tag("reason", reason)
                .register(registry);
    }

    public Counter failures(String feed) {
        return Counter.builder("pipstream.feed.failures")
                .description("Runs of a feed's task that ended in an unexpected exception")
                .tag("feed", feed)
                .register(registry);
    }

    private Counter quotesIn(String feed, String outcome) {
        return Counter.builder("pipstream.quotes.in")
                .description("Quotes that came, by feed and what became of them")
                .tag("feed", feed)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
