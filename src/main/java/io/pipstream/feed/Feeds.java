package io.pipstream.feed;

import io.pipstream.aggregation.Aggregator;
import io.pipstream.aggregation.SourceTerms;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that the setting {@code pipstream.feed} chooses, the best first. They run from the start of the application to
 * its end; a choice that cannot be is an exception at the start, and the application with it does not start.
 */
@ApplicationScoped
public class Feeds {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Settings settings;
    private final FeedFactory factory;
    private final Aggregator aggregator;
    private final Sources sources;
    private final Clock clock;
    private final FeedMetrics metrics;
    private final ScheduledExecutorService scheduler;
    private final Map<String, Running> runningBySource = new LinkedHashMap<>(); // guarded by this
    private @Nullable PacedTask looking; // guarded by this

    private record Running(Feed feed, SourceSink sink) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Feeds() {
        this.settings = null;
        this.factory = null;
        this.aggregator = null;
        this.sources = null;
        this.clock = null;
        this.metrics = null;
        this.scheduler = null;
    }

    @Inject
    public Feeds(
            Settings settings,
            FeedFactory factory,
            Aggregator aggregator,
            Sources sources,
            Clock clock,
            FeedMetrics metrics,
            ManagedScheduledExecutorService scheduler) {
        this(settings, factory, aggregator, sources, clock, metrics, (ScheduledExecutorService) scheduler);
    }

    public Feeds(
            Settings settings,
            FeedFactory factory,
            Aggregator aggregator,
            Sources sources,
            Clock clock,
            FeedMetrics metrics,
            ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.factory = factory;
        this.aggregator = aggregator;
        this.sources = sources;
        this.clock = clock;
        this.metrics = metrics;
        this.scheduler = scheduler;
    }

    void applicationStarted(@Observes @Initialized(ApplicationScoped.class) Object event) {
        start();
    }

    void applicationEnds(@Observes @Priority(Shutdown.FEEDS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
    }

    /** @throws SettingException if the choice of feeds cannot be; then none runs */
    synchronized void start() {
        try {
            for (FeedChoice choice : FeedChoice.parse(settings.text(FeedChoice.SETTING, "simulated"))) {
                Feed feed = factory.create(choice);
                SourceSink sink = new SourceSink(feed.source(), aggregator, sources, clock, metrics);
                if (runningBySource.putIfAbsent(feed.source(), new Running(feed, sink)) != null) {
                    feed.stop();
                    throw choice.wrong("there is a feed " + feed.source() + " already");
                }
            }
            aggregator.begin(runningBySource.values().stream()
                    .map(each -> new SourceTerms(
                            each.feed().source(),
                            each.feed().lateAfter(),
                            each.feed().timeliness()))
                    .toList());
            runningBySource.values().forEach(this::start);
            looking = PacedTask.start(
                    "aggregation",
                    () -> {
                        aggregator.look();
                        return true;
                    },
                    LOOK_EVERY,
                    metrics.failures("aggregation"),
                    scheduler);
        } catch (RuntimeException refused) {
            stop();
            throw refused;
        }
    }

    private void start(Running running) {
        sources.opened(
                running.feed().source(), () -> running.feed().condition().state() == FeedCondition.State.STANDBY);
        running.feed().start(running.sink());
    }

    /** The sources of the feeds that run, the best first. */
    public synchronized List<String> sources() {
        return List.copyOf(runningBySource.keySet());
    }

    /** How every feed that runs is doing, the best first. */
    public List<FeedReport> reports() {
        List<Running> all;
        synchronized (this) {
            all = List.copyOf(runningBySource.values());
        }
        Map<String, SourceStatus> statuses = new LinkedHashMap<>();
        sources.statuses().forEach(status -> statuses.put(status.source(), status));
        List<FeedReport> reports = new ArrayList<>();
        for (Running each : all) {
            SourceStatus status = statuses.get(each.feed().source());
            if (status != null) {
                reports.add(new FeedReport(
                        reports.size() + 1,
                        status,
                        each.feed().condition(),
                        aggregator.ledBy(each.feed().source()),
                        each.sink().quotes(),
                        each.sink().refusals()));
            }
        }
        return reports;
    }

    /** Does nothing when they are stopped already. */
    @PreDestroy
    public synchronized void stop() {
        if (looking != null) {
            looking.stop();
            looking = null;
        }
        runningBySource.values().forEach(running -> running.feed().stop());
        runningBySource.clear();
    }
}
