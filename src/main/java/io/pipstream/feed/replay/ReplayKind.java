package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Files of prices that are played again. */
@ApplicationScoped
public class ReplayKind implements FeedKind {

    private final Instruments instruments;
    private final NanoClock nanoClock;
    private final ScheduledExecutorService scheduler;
    private final FeedMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReplayKind() {
        this.instruments = null;
        this.nanoClock = null;
        this.scheduler = null;
        this.metrics = null;
    }

    @Inject
    public ReplayKind(
            Instruments instruments,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this(instruments, nanoClock, (ScheduledExecutorService) scheduler, metrics);
    }

    public ReplayKind(
            Instruments instruments, NanoClock nanoClock, ScheduledExecutorService scheduler, FeedMetrics metrics) {
        this.instruments = instruments;
        this.nanoClock = nanoClock;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    @Override
    public List<String> forms() {
        return List.of("replay:FILE");
    }

    @Override
    public Feed create(FeedChoice choice) {
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
