package io.pipstream.feed.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Sources of live prices outside. */
@ApplicationScoped
public class LiveKind implements FeedKind {

    private final List<Dialect> dialects;
    private final Instruments instruments;
    private final Settings settings;
    private final Surroundings server;
    private final SourceQuotas quotas;
    private final MeterRegistry registry;
    private final FeedMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LiveKind() {
        this.dialects = null;
        this.instruments = null;
        this.settings = null;
        this.server = null;
        this.quotas = null;
        this.registry = null;
        this.metrics = null;
    }

    @Inject
    public LiveKind(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            SourceQuotas quotas,
            MeterRegistry registry,
            FeedMetrics metrics) {
        this(
                Dialects.all(),
                instruments,
                settings,
                new Surroundings(clock, nanoClock, scheduler, blocking),
                quotas,
                registry,
                metrics);
    }

    LiveKind(
            List<Dialect> dialects,
            Instruments instruments,
            Settings settings,
            Surroundings server,
            SourceQuotas quotas,
            MeterRegistry registry,
            FeedMetrics metrics) {
        this.dialects = dialects;
        this.instruments = instruments;
        this.settings = settings;
        this.server = server;
        this.quotas = quotas;
        this.registry = registry;
        this.metrics = metrics;
    }

    @Override
    public List<String> forms() {
        return dialects.stream().map(dialect -> dialect.traits().source()).toList();
    }

    @Override
    public Feed create(FeedChoice choice) {
        String name = choice.argument().isEmpty() ? choice.kind() : choice.kind() + ":" + choice.argument();
        if (!choice.options().isEmpty()) {
            throw choice.wrong("what %s needs to know are settings, not options".formatted(name));
        }
        Dialect dialect = dialects.stream()
                .filter(known -> known.traits().source().equals(name))
                .findFirst()
                .orElseThrow(() -> choice.wrong("no such source; there are " + String.join(", ", forms())));
        LiveSource source = new LiveSettings(settings, instruments).of(dialect);
        long seed = server.clock().millis() ^ ((long) name.hashCode() << Integer.SIZE);
        return new LiveFeed(
                source,
                new QuoteCheck(instruments, source.maxAge()),
                () -> new JdkTransport(server.blocking(), server.scheduler()),
                server,
                quotas,
                Randomness.seeded(seed),
                new LiveMetrics(registry, name, metrics.failures(name)));
    }
}
