package io.pipstream.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.pipstream.feed.FeedReport;
import io.pipstream.feed.Feeds;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How each source is doing. Sources come and go, so the gauges are renewed for every reading. */
@ApplicationScoped
public class FeedMeters {

    private final Sources sources;
    private final Feeds feeds;
    private final MultiGauge age;
    private final MultiGauge latency;
    private final MultiGauge leads;
    private final MultiGauge quota;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedMeters() {
        this.sources = null;
        this.feeds = null;
        this.age = null;
        this.latency = null;
        this.leads = null;
        this.quota = null;
    }

    @Inject
    public FeedMeters(Sources sources, Feeds feeds, MeterRegistry registry) {
        this.sources = sources;
        this.feeds = feeds;
        this.age = MultiGauge.builder("pipstream.feed.age")
                .description("Time since the source's last quote")
                .baseUnit("seconds")
                .register(registry);
        this.latency = MultiGauge.builder("pipstream.feed.latency")
                .description("From when the source's last quote held, as it says, to when it came")
                .baseUnit("seconds")
                .register(registry);
        this.leads = MultiGauge.builder("pipstream.feed.leads")
                .description("Instruments whose price is the one this source says")
                .register(registry);
        this.quota = MultiGauge.builder("pipstream.feed.quota.left")
                .description("Questions that the source may still be asked, by limit")
                .register(registry);
    }

    /** Brings the gauges to the present. */
    public void renew() {
        List<MultiGauge.Row<?>> rows = sources.statuses().stream()
                .<MultiGauge.Row<?>>map(FeedMeters::row)
                .toList();
        age.register(rows, true);
        List<FeedReport> reports = feeds.reports();
        latency.register(
                reports.stream()
                        .filter(report -> report.status().latency().isPresent())
                        .<MultiGauge.Row<?>>map(
                                report -> row(report, report.status().latency().orElseThrow()))
                        .toList(),
                true);
        leads.register(
                reports.stream()
                        .<MultiGauge.Row<?>>map(report ->
                                MultiGauge.Row.of(source(report), report.leads().size()))
                        .toList(),
                true);
        quota.register(reports.stream().flatMap(FeedMeters::quotas).toList(), true);
    }

    private static Stream<MultiGauge.Row<?>> quotas(FeedReport report) {
        return report.condition().usage().stream()
                .flatMap(usage -> Stream.concat(
                        quota(report, "minute", usage.perMinute(), usage.leftInMinute()),
                        quota(report, "day", usage.perDay(), usage.leftInDay())));
    }

    /** None where there is no limit. */
    private static Stream<MultiGauge.Row<?>> quota(FeedReport report, String of, int limit, long left) {
        return limit == 0
                ? Stream.of()
                : Stream.of(MultiGauge.Row.of(source(report).and("limit", of), left));
    }

    private static MultiGauge.Row<?> row(FeedReport report, Duration value) {
        return MultiGauge.Row.of(source(report), value, FeedMeters::seconds);
    }

    private static Tags source(FeedReport report) {
        return Tags.of("source", report.status().source());
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
