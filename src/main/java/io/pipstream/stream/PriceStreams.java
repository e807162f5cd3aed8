package io.pipstream.stream;

import io.pipstream.aggregation.Aggregator;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.QuoteListener;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.Messages;
import io.pipstream.wire.Messages.FeedState;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends every session the prices it wants at its own pace, on the server's scheduled executor. */
@ApplicationScoped
public class PriceStreams implements QuoteListener {

    private static final long FEEDS_TEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private record FeedsText(long atNanos, String text) {}

    private final ManagedScheduledExecutorService scheduler;
    private final Sources sources;
    private final Aggregator aggregator;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final PriceBoard board;
    private volatile @Nullable FeedsText feedsText;
    private final List<PriceShard> shards = new ArrayList<>();
    private final List<Future<?>> ticking = new ArrayList<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PriceStreams() {
        this.scheduler = null;
        this.sources = null;
        this.aggregator = null;
        this.clock = null;
        this.nanoClock = null;
        this.board = null;
    }

    @Inject
    public PriceStreams(
            ManagedScheduledExecutorService scheduler,
            Instruments instruments,
            QuoteBook book,
            Sources sources,
            Aggregator aggregator,
            Settings settings,
            Clock clock,
            NanoClock nanoClock) {
        this.scheduler = scheduler;
        this.sources = sources;
        this.aggregator = aggregator;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.board = new PriceBoard(instruments, book, nanoClock);
        StreamLimits limits = StreamLimits.of(settings);
        int count =
                settings.number("pipstream.stream.shards", Runtime.getRuntime().availableProcessors(), 1, 256);
        for (int shard = 0; shard < count; shard++) {
            shards.add(new PriceShard(scheduler, clock, nanoClock, limits.maxSessionAge(), this::heartbeat));
        }
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        for (PriceShard shard : shards) {
            ticking.add(scheduler.scheduleAtFixedRate(shard::tick, 50, 50, TimeUnit.MILLISECONDS));
        }
    }

    /** Before the server takes its threads away: a task that runs then is an error in its log. */
    void stop(@Observes @Priority(Shutdown.PACED_WORK) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        ticking.forEach(task -> task.cancel(false));
    }

    PriceBoard board() {
        return board;
    }

    void add(StreamSession session) {
        shardOf(session).add(session);
    }

    void remove(StreamSession session) {
        shardOf(session).remove(session);
    }

    @Override
    public void quoted(Quote quote) {
        board.update(quote);
        shards.forEach(PriceShard::quoted);
    }

    private PriceShard shardOf(StreamSession session) {
        return shards.get(Math.floorMod(System.identityHashCode(session), shards.size()));
    }

    private Encoded heartbeat(StreamSession session) {
        EventCursor events = session.events();
        EventCursor signals = session.signals();
        return Messages.heartbeat(
                clock.instant(),
                feeds(),
                session.prices().conflated(),
                events == null ? OptionalLong.empty() : OptionalLong.of(events.newest()),
                signals == null ? OptionalLong.empty() : OptionalLong.of(signals.newest()));
    }

    /** The same text for every heartbeat of a moment. */
    private String feeds() {
        long now = nanoClock.nanos();
        FeedsText known = feedsText;
        if (known == null || now - known.atNanos() > FEEDS_TEXT_NANOS) {
            known = new FeedsText(
                    now,
                    Messages.feeds(
                            sources.statuses().stream().map(this::feedState).toList()));
            feedsText = known;
        }
        return known.text();
    }

    private FeedState feedState(SourceStatus status) {
        return new FeedState(
                status.source(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.age().toMillis(),
                aggregator.ledBy(status.source()).size(),
                status.newest().orElse(null));
    }
}
