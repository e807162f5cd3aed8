package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.live.BaseAddress;
import io.pipstream.feed.live.Downloads;
import io.pipstream.feed.replay.ReplayFeeds;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Folders of Dukascopy's archive that are played again; what of them is missing is fetched before, where a setting says from. */
@ApplicationScoped
public class DukascopyKind implements FeedKind {

    static final String URL = "pipstream.feed.dukascopy.url";

    private final Instruments instruments;
    private final Settings settings;
    private final Clock clock;
    private final Executor blocking;
    private final ReplayFeeds feeds;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DukascopyKind() {
        this.instruments = null;
        this.settings = null;
        this.clock = null;
        this.blocking = null;
        this.feeds = null;
    }

    @Inject
    public DukascopyKind(
            Instruments instruments,
            Settings settings,
            Clock clock,
            NanoClock nanoClock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            FeedMetrics metrics) {
        this(instruments, settings, clock, blocking, new ReplayFeeds(nanoClock, scheduler, metrics));
    }

    DukascopyKind(Instruments instruments, Settings settings, Clock clock, Executor blocking, ReplayFeeds feeds) {
        this.instruments = instruments;
        this.settings = settings;
        this.clock = clock;
        this.blocking = blocking;
        this.feeds = feeds;
    }

    @Override
    public List<String> forms() {
        return List.of("dukascopy:FOLDER");
    }

    @Override
    public Feed create(FeedChoice choice) {
        ArchiveChoice archive = ArchiveChoice.of(choice, instruments);
        Optional<URI> base = BaseAddress.http(settings, URL);
        return base.isEmpty() ? replay(choice, archive) : fetching(choice, archive, new ArchiveAddresses(base.get()));
    }

    private Feed replay(FeedChoice choice, ArchiveChoice archive) {
        Instrument instrument = archive.playback().instrument();
        return feeds.feed(
                choice,
                source(instrument),
                archive.playback(),
                () -> new ArchiveFolder(
                        archive.root(),
                        instrument,
                        archive.from(),
                        archive.to(),
                        new FlawLog(source(instrument), feeds.metrics())));
    }

    private Feed fetching(FeedChoice choice, ArchiveChoice archive, ArchiveAddresses addresses) {
        archive.requireFetchable(choice);
        String source = source(archive.playback().instrument());
        ScheduledExecutorService scheduler = feeds.scheduler();
        return new FetchingFeed(
                source,
                () -> archive.complete(clock.instant()),
                new HourFiles(archive.root()),
                addresses,
                Downloads.over(blocking, scheduler, clock),
                () -> replay(choice, archive),
                feeds.metrics().failures(source),
                new Turns(source, scheduler, blocking));
    }

    private static String source(Instrument instrument) {
        return "dukascopy:" + instrument.symbol();
    }
}
