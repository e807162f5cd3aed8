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
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Files of prices that are played again. */
@ApplicationScoped
public class ReplayKind implements FeedKind {

    private final Instruments instruments;
    private final ReplayFeeds feeds;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReplayKind() {
        this.instruments = null;
        this.feeds = null;
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
        this.feeds = new ReplayFeeds(nanoClock, scheduler, metrics);
    }

    @Override
    public List<String> forms() {
        return List.of("replay:FILE");
    }

    @Override
    public Feed create(FeedChoice choice) {
        ReplayOptions options = ReplayOptions.of(choice, instruments);
        String source = "replay:" + options.playback().instrument().symbol();
        BadLines badLines = new BadLines(source, options.file(), feeds.metrics());
        return feeds.feed(choice, source, options.playback(), () -> ReplayFile.of(options, badLines));
    }
}
