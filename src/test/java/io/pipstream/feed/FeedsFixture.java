package io.pipstream.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.aggregation.Aggregator;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.replay.ReplayKind;
import io.pipstream.feed.simulated.SimulatedKind;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that feeds need, in virtual time. */
public final class FeedsFixture {

    public final Instruments instruments = InstrumentFile.read();
    public final VirtualTime time;
    public final Sources sources;
    public final QuoteBook book;
    public final PushFeed push;
    private final MeterRegistry meters;
    private final FeedMetrics metrics;

    public FeedsFixture(MeterRegistry meters) {
        this(meters, new VirtualTime());
    }

    /** A server of its own, that may be started when another was stopped. */
    public FeedsFixture(MeterRegistry meters, VirtualTime time) {
        this.time = time;
        this.sources = new Sources(time.nanoClock(), Settings.of(Map.of()));
        this.book = new QuoteBook(instruments, time.nanoClock(), Settings.of(Map.of()), List.of());
        this.meters = meters;
        this.metrics = new FeedMetrics(meters);
        this.push = new PushFeed(instruments, Settings.of(Map.of()), time.clock(), metrics);
    }

    /** Feeds that are not started yet, of the kinds of this server and these. */
    public Feeds feeds(Map<String, String> values, FeedKind... more) {
        Settings settings = Settings.of(values);
        List<FeedKind> kinds = new ArrayList<>(List.of(more));
        kinds.add(new SimulatedKind(instruments, settings, time.clock(), time.nanoClock(), time, metrics));
        kinds.add(new ReplayKind(instruments, time.nanoClock(), time, metrics));
        kinds.add(new PushKind(push));
        Aggregator aggregator =
                new Aggregator(instruments, book, settings, time.clock(), time.nanoClock(), meters, List.of());
        return new Feeds(settings, new FeedFactory(kinds), aggregator, sources, time.clock(), metrics, time);
    }

    /** The same, started. */
    public Feeds started(Map<String, String> values, FeedKind... more) {
        Feeds feeds = feeds(values, more);
        feeds.start();
        return feeds;
    }
}
