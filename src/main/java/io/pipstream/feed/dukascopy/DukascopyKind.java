package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.replay.ReplayFeeds;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Folders of Dukascopy's archive that are played again. */
@ApplicationScoped
public class DukascopyKind implements FeedKind {

    private final Instruments instruments;
    private final ReplayFeeds feeds;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DukascopyKind() {
        this.instruments = null;
        this.feeds = null;
    }

    @Inject
    public DukascopyKind(
            Instruments instruments,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            FeedMetrics metrics) {
        this(instruments, nanoClock, (ScheduledExecutorService) scheduler, metrics);
    }

    public DukascopyKind(
            Instruments instruments, NanoClock nanoClock, ScheduledExecutorService scheduler, FeedMetrics metrics) {
        this.instruments = instruments;
        this.feeds = new ReplayFeeds(nanoClock, scheduler, metrics);
    }

    @Override
    public List<String> forms() {
        return List.of("dukascopy:FOLDER");
    }

    @Override
    public Feed create(FeedChoice choice) {
        ArchiveChoice archive = ArchiveChoice.of(choice, instruments);
        Instrument instrument = archive.playback().instrument();
        String source = "dukascopy:" + instrument.symbol();
        return feeds.feed(
                choice,
                source,
                archive.playback(),
                () -> new ArchiveFolder(
                        archive.root(),
                        instrument,
                        archive.from(),
                        archive.to(),
                        new FlawLog(source, feeds.metrics())));
    }
}
