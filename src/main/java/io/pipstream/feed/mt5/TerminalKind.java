package io.pipstream.feed.mt5;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.live.Backoff;
import io.pipstream.feed.live.LiveMetrics;
import io.pipstream.feed.live.Surroundings;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.Settings;
import io.pipstream.zeromq.ZmqContext;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Terminals of MetaTrader, each with an Expert Advisor that answers questions. */
@ApplicationScoped
public class TerminalKind implements FeedKind {

    /** A terminal is ours: it may be asked again sooner than somebody else's server. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration MAX_AGE = Duration.ofDays(4); // on a Sunday, Friday's price is the newest

    private final Instruments instruments;
    private final Settings settings;
    private final Surroundings server;
    private final ZmqContext context;
    private final MeterRegistry registry;
    private final FeedMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TerminalKind() {
        this.instruments = null;
        this.settings = null;
        this.server = null;
        this.context = null;
        this.registry = null;
        this.metrics = null;
    }

    @Inject
    public TerminalKind(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            ZmqContext context,
            MeterRegistry registry,
            FeedMetrics metrics) {
        this(
                instruments,
                settings,
                new Surroundings(clock, nanoClock, scheduler, blocking),
                context,
                registry,
                metrics);
    }

    TerminalKind(
            Instruments instruments,
            Settings settings,
            Surroundings server,
            ZmqContext context,
            MeterRegistry registry,
            FeedMetrics metrics) {
        this.instruments = instruments;
        this.settings = settings;
        this.server = server;
        this.context = context;
        this.registry = registry;
        this.metrics = metrics;
    }

    @Override
    public List<String> forms() {
        return List.of(TerminalChoice.KIND + ":tcp://HOST:PORT");
    }

    @Override
    public Feed create(FeedChoice choice) {
        TerminalChoice terminal = TerminalChoice.of(choice, instruments, settings);
        String source = terminal.source();
        LiveMetrics live = new LiveMetrics(registry, source, metrics.failures(source));
        long seed = server.clock().millis() ^ ((long) source.hashCode() << Integer.SIZE);
        return new TerminalFeed(
                terminal,
                new QuoteCheck(instruments, MAX_AGE),
                () -> new ZmqLine(source, terminal, context, server.scheduler(), live::connects),
                server,
                new Backoff(Randomness.seeded(seed), LONGEST_WAIT),
                live);
    }
}
