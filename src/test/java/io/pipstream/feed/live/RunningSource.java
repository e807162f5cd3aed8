package io.pipstream.feed.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.QuoteSink;
import io.pipstream.pricing.Acceptance;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The feed of one source, running over the real network with a server on the loopback interface that plays the source. */
final class RunningSource implements QuoteSink, AutoCloseable {

    static final Duration MAX_AGE = Duration.ofDays(4);

    final SourceServer server = new SourceServer();
    final List<Quote> quotes = new CopyOnWriteArrayList<>();
    final List<QuoteRefusal> refusals = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final LiveFeed feed;

    /** Asked about EURUSD; connections count as dead after {@code muteAfter}, and the time of day stands still. */
    RunningSource(Dialect dialect, Instant now, Duration muteAfter) throws IOException {
        SourceTraits traits = dialect.traits();
        URI base = dialect instanceof SocketDialect ? server.ws() : server.http();
        LiveSource source = new LiveSource(
                dialect,
                new SourceAccess(
                        URI.create(base + URI.create(traits.base()).getPath()),
                        LiveFixtures.KEY,
                        "101-004-1234567-001"),
                List.of(LiveFixtures.EURUSD),
                muteAfter,
                traits.every(),
                traits.perMinute(),
                traits.perDay(),
                MAX_AGE);
        feed = new LiveFeed(
                source,
                new QuoteCheck(LiveFixtures.INSTRUMENTS, MAX_AGE),
                () -> new JdkTransport(executor, scheduler),
                new Surroundings(Clock.fixed(now, ZoneOffset.UTC), System::nanoTime, scheduler, executor),
                new Memory(),
                new Random(1),
                new LiveMetrics(metrics, source.name(), metrics.counter("failures")));
    }

    void start() {
        feed.start(this);
    }

    FeedCondition condition() {
        return feed.condition();
    }

    /** How often it was connected anew for this reason. */
    double reconnects(String reason) {
        return metrics.counter("pipstream.feed.reconnects", "feed", feed.source(), "reason", reason)
                .count();
    }

    @Override
    public Acceptance offer(Quote quote) {
        quotes.add(quote);
        return Acceptance.TAKEN;
    }

    @Override
    public void refused(QuoteRefusal reason) {
        refusals.add(reason);
    }

    @Override
    public void ended() {
        throw new IllegalStateException("a live source does not end");
    }

    @Override
    public void close() throws IOException {
        feed.stop();
        server.close();
        scheduler.shutdownNow();
        executor.shutdownNow();
    }

    private static final class Memory implements QuotaStore {

        private final Map<String, Spent> spentBySource = new ConcurrentHashMap<>();

        @Override
        public Optional<Spent> spent(String source) {
            return Optional.ofNullable(spentBySource.get(source));
        }

        @Override
        public void record(String source, Spent spent) {
            spentBySource.put(source, spent);
        }
    }
}
