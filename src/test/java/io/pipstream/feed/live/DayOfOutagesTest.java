package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.RememberingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Randomness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of outages of two streams and two polled sources, with restarts of the server, on virtual time. */
class DayOfOutagesTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS = 8_640;

    /** What the source may tell us to wait, more by chance, and our own longest waits. */
    private static final Duration LONGEST_PAUSE = Backoff.LONGEST_RATE_LIMIT.plus(Duration.ofMinutes(2));

    /** The longest backoff, a second try, and what the steps of this test blur. */
    private static final Duration LONGEST_WAIT = Backoff.LONGEST.plus(Duration.ofSeconds(25));

    private final VirtualTime time = new VirtualTime();
    private final FakeQuotaStore store = new FakeQuotaStore();
    private final Map<Dialect, PlayedSource> sources = new LinkedHashMap<>();
    private final Map<Dialect, RememberingSink> sinks = new LinkedHashMap<>();
    private final Map<Dialect, List<Instant>> quoteTimes = new LinkedHashMap<>();
    private final List<Instant> restarts = new ArrayList<>();
    private List<LiveFeed> feeds = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noLimitIsExceededAndEverySourceComesBack(long seed) {
        RandomGenerator random = Randomness.seeded(seed);
        List<Dialect> dialects = List.of(
                new PlainText.Socket("socket"),
                new PlainText.Lines("lines"),
                new PlainText.Poll("many", Duration.ofSeconds(30), 8, 800),
                new PlainText.Poll("few", Duration.ofSeconds(20), 5, 25));
        for (Dialect dialect : dialects) {
            sources.put(dialect, new PlayedSource(time, Randomness.seeded(random.nextLong())));
            sinks.put(dialect, new RememberingSink());
            quoteTimes.put(dialect, new ArrayList<>());
        }
        startAll(random);
        for (int step = 0; step < STEPS; step++) {
            time.advance(STEP);
            if (random.nextInt(1_000) == 0) {
                feeds.forEach(LiveFeed::stop);
                restarts.add(time.clock().instant());
                time.advance(Duration.ofSeconds(random.nextInt(120)));
                startAll(random);
            }
            sinks.forEach((dialect, sink) -> {
                if (!sink.quotes.isEmpty()) {
                    quoteTimes.get(dialect).add(time.clock().instant());
                    sink.quotes.clear();
                }
            });
        }

        PlayedSource many = sources.get(dialects.get(2));
        assertThat(Windows.most(many.questions, Duration.ofMinutes(1))).isLessThanOrEqualTo(8);
        assertThat(Windows.most(many.questions, Duration.ofDays(1))).isBetween(300, 800);
        PlayedSource few = sources.get(dialects.get(3));
        assertThat(Windows.most(few.questions, Duration.ofMinutes(1))).isLessThanOrEqualTo(5);
        assertThat(Windows.most(few.questions, Duration.ofDays(1))).isBetween(15, 25);
        for (Dialect stream : dialects.subList(0, 2)) {
            assertThat(sources.get(stream).recoveries).hasSizeGreaterThan(5);
            assertThat(Windows.most(sources.get(stream).connects, Duration.ofMinutes(1)))
                    .as("connections of a minute")
                    .isLessThanOrEqualTo(12);
            comesBack(stream, LONGEST_WAIT);
        }
        comesBack(dialects.get(2), LONGEST_PAUSE);
        feeds.forEach(LiveFeed::stop);
        assertThat(feeds).allMatch(feed -> feed.condition().state() == State.STOPPED);
    }

    /** After each recovery that lasts, a price comes within the bound. */
    private void comesBack(Dialect dialect, Duration bound) {
        List<Instant> quotes = quoteTimes.get(dialect);
        Instant end = time.clock().instant();
        int looked = 0;
        for (PlayedSource.Recovery recovery : sources.get(dialect).recoveries) {
            Instant recovered = recovery.at();
            Instant late = recovered.plus(recovery.from() == PlayedSource.Mood.STRICT ? LONGEST_PAUSE : bound);
            boolean restarted =
                    restarts.stream().anyMatch(at -> at.isAfter(recovered.minusSeconds(120)) && at.isBefore(late));
            if (!restarted && !late.isAfter(end) && !sources.get(dialect).isBadWithin(recovered, late)) {
                looked++;
                assertThat(quotes)
                        .as("a price of %s after %s", dialect.traits().source(), recovery)
                        .anyMatch(quote -> quote.isAfter(recovered) && quote.isBefore(late));
            }
        }
        assertThat(looked).isGreaterThan(3);
    }

    private void startAll(RandomGenerator random) {
        feeds = new ArrayList<>();
        sources.forEach((dialect, played) -> {
            LiveSource source =
                    PlainText.source(dialect, URI.create(dialect.traits().base()));
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            LiveFeed feed = new LiveFeed(
                    source,
                    new QuoteCheck(InstrumentFixtures.someInstruments(), source.maxAge()),
                    played::transport,
                    new Surroundings(time.clock(), time.nanoClock(), time, Runnable::run),
                    store,
                    Randomness.seeded(random.nextLong()),
                    new LiveMetrics(registry, source.name(), registry.counter("failures")));
            feed.start(sinks.get(dialect));
            feeds.add(feed);
        });
    }
}
