package io.pipstream.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long each source has been silent. Sources come and go, so the gauges are renewed for every reading. */
@ApplicationScoped
public class FeedMeters {

    private final Sources sources;
    private final MultiGauge age;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedMeters() {
        this.sources = null;
        this.age = null;
    }

    @Inject
    public FeedMeters(Sources sources, MeterRegistry registry) {
        this.sources = sources;
        this.age = MultiGauge.builder("pipstream.feed.age")
                .description("Time since the source's last quote")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Brings the gauges to the present. */
    public void renew() {
        List<MultiGauge.Row<?>> rows = sources.statuses().stream()
                .<MultiGauge.Row<?>>map(FeedMeters::row)
                .toList();
        age.register(rows, true);
    }

    private static MultiGauge.Row<?> row(SourceStatus status) {
        Tags tags = Tags.of(
                "source", status.source(), "state", status.state().name().toLowerCase(Locale.ROOT));
        return MultiGauge.Row.of(tags, status.age(), FeedMeters::seconds);
    }

    private static double seconds(Duration age) {
        return age.toNanos() / 1e9;
    }
}
