package io.pipstream.feed;

import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the feeds that can be chosen by name. */
@ApplicationScoped
public class FeedFactory {

    private final Instruments instruments;
    private final Settings settings;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final FeedMetrics metrics;
    private final PushFeed push;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FeedFactory() {
        this.instruments = null;
        this.settings = null;
        this.clock = null;
        this.nanoClock = null;
        this.scheduler = null;
        this.metrics = null;
        this.push = null;
    }

    @Inject
    public FeedFactory(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            FeedMetrics metrics,
            PushFeed push) {
        this(instruments, settings, clock, nanoClock, (ScheduledExecutorService) scheduler, metrics, push);
    }

    FeedFactory(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ScheduledExecutorService scheduler,
            FeedMetrics metrics,
            PushFeed push) {
        this.instruments = instruments;
        this.settings = settings;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.metrics = metrics;
        this.push = push;
    }

    /** @throws SettingException if there is no such feed, or it cannot be made */
    Feed create(FeedChoice choice) {
        return switch (choice.kind()) {
            case "simulated" -> byItself(choice, simulated(choice.kind()));
            case "replay" -> replay(choice);
            case "push" -> byItself(choice, push);
            default -> throw choice.wrong("no such feed; there are simulated, replay:FILE and push");
        };
    }

    private static Feed byItself(FeedChoice choice, Feed feed) {
        if (!choice.argument().isEmpty() || !choice.options().isEmpty()) {
            throw choice.wrong("%s stands by itself, without argument or options".formatted(choice.kind()));
        }
        return feed;
    }

    private Feed simulated(String kind) {
        int rate = settings.number("pipstream.feed.simulated.rate", 5, 1, 1_000);
        int seed = settings.number("pipstream.feed.simulated.seed", 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new SimulatedFeed(
                rate,
                (start, stepsPerSecond) -> new SimulatedMarket(
                        SimulatedCurrencyFile.read(),
                        instruments.all(),
                        Randomness.seeded(seed),
                        start,
                        stepsPerSecond),
                clock,
                nanoClock,
                scheduler,
                metrics.failures(kind));
    }

    private Feed replay(FeedChoice choice) {
        ReplayOptions options = ReplayOptions.of(choice, instruments);
        String source = "replay:" + options.instrument().symbol();
        BadLines badLines = new BadLines(source, options.file(), metrics);
        try {
            Replay replay = new Replay(options, ReplayLayout.of(options.file()), badLines, source);
            return new ReplayFeed(source, options.speed(), replay, nanoClock, scheduler, metrics.failures(source));
        } catch (IOException | UncheckedIOException unreadable) {
            throw choice.wrong("the file cannot be replayed: " + unreadable.getMessage());
        }
    }
}
