package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** The market that is made up. */
@ApplicationScoped
public class SimulatedKind implements FeedKind {

    private final Instruments instruments;
    private final Settings settings;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final FeedMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SimulatedKind() {
        this.instruments = null;
        this.settings = null;
        this.clock = null;
        this.nanoClock = null;
        this.scheduler = null;
        this.metrics = null;
    }

    @Inject
    public SimulatedKind(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this(instruments, settings, clock, nanoClock, (ScheduledExecutorService) scheduler, metrics);
    }

    public SimulatedKind(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this.instruments = instruments;
        this.settings = settings;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    @Override
    public List<String> forms() {
        return List.of(SimulatedMarket.SOURCE);
    }

    @Override
    public Feed create(FeedChoice choice) {
        choice.requireBare();
        int rate = settings.number("pipstream.feed.simulated.rate", 5, 1, 1_000);
        int seed = settings.number("pipstream.feed.simulated.seed", 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new SimulatedFeed(
                SimulatedMarket.SOURCE,
                rate,
                (start, stepsPerSecond) -> new SimulatedMarket(
                        SimulatedMarket.SOURCE, instruments.all(), Randomness.seeded(seed), start, stepsPerSecond),
                clock,
                nanoClock,
                scheduler,
                metrics.failures(choice.kind()));
    }
}
