package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.simulated.SimulatedFeed;
import io.pipstream.feed.simulated.SimulatedMarket;
import io.pipstream.feed.simulated.StartingPrices;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Randomness;
import io.pipstream.pricing.MarketPauses;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Markets in which something happens. */
@ApplicationScoped
public class ScenarioKind implements FeedKind {

    private final Instruments instruments;
    private final MarketPauses pauses;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final FeedMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ScenarioKind() {
        this.instruments = null;
        this.pauses = null;
        this.clock = null;
        this.nanoClock = null;
        this.scheduler = null;
        this.metrics = null;
    }

    @Inject
    public ScenarioKind(
            Instruments instruments,
            MarketPauses pauses,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this(instruments, pauses, clock, nanoClock, (ScheduledExecutorService) scheduler, metrics);
    }

    ScenarioKind(
            Instruments instruments,
            MarketPauses pauses,
            Clock clock,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this.instruments = instruments;
        this.pauses = pauses;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    @Override
    public List<String> forms() {
        return List.of("scenario:NAME");
    }

    @Override
    public Feed create(FeedChoice choice) {
        ScenarioOptions options = ScenarioOptions.of(choice);
        Script script = new ScriptReader(choice, instruments, StartingPrices.read()).read();
        return new SimulatedFeed(
                ScenarioMarket.SOURCE,
                options.rate(),
                (start, stepsPerSecond) -> new ScenarioMarket(
                        new SimulatedMarket(
                                ScenarioMarket.SOURCE,
                                instruments.all(),
                                Randomness.seeded(options.seed()),
                                start,
                                stepsPerSecond),
                        script,
                        stepsPerSecond,
                        pauses),
                clock,
                nanoClock,
                scheduler,
                metrics.failures(ScenarioMarket.SOURCE));
    }
}
