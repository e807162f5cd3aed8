package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.Feeds;
import io.pipstream.feed.FeedsFixture;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Randomness;
import io.pipstream.pricing.CurrentQuote;
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

/**
 * A day of two streams and two polled sources that fail by chance, and of servers that are started again, on virtual time, all
 * the way into the book: while any stream is well, prices flow, whoever leads.
 */
class DayOfTakeoversTest {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS = 86_400;

    /** A silent leader is noticed after 10 s, at the latest half a second later; a source talks every 2 s. */
    private static final Duration TAKEOVER = Duration.ofSeconds(13);

    private final VirtualTime time = new VirtualTime();
    private FeedsFixture fixture = new FeedsFixture(new SimpleMeterRegistry(), time);
    private Instant startedAt = VirtualTime.START;
    private final Instrument eurUsd = fixture.instruments.find("EURUSD").orElseThrow();
    private final FakeQuotaStore store = new FakeQuotaStore();
    private final Map<Dialect, PlayedSource> sources = new LinkedHashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pricesFlowWhileAnyStreamIsWell(long seed) {
        RandomGenerator random = Randomness.seeded(seed);
        Dialect first = new PlainText.Socket("first");
        Dialect second = new PlainText.Lines("second");
        Dialect many = new PlainText.Poll("many", Duration.ofSeconds(30), 8, 800);
        Dialect few = new PlainText.Poll("few", Duration.ofSeconds(20), 5, 25);
        for (Dialect dialect : List.of(first, second, many, few)) {
            sources.put(dialect, new PlayedSource(time, Randomness.seeded(random.nextLong())));
        }
        Feeds feeds = started(random);
        List<String> leaders = new ArrayList<>();
        int looked = 0;
        for (int step = 0; step < STEPS; step++) {
            time.advance(STEP);
            if (random.nextInt(20_000) == 0) {
                feeds.stop();
                time.advance(Duration.ofSeconds(random.nextInt(60)));
                feeds = started(random);
            }
            String leader = fixture.book
                    .current(eurUsd)
                    .map(current -> current.quote().source())
                    .orElse("none");
            if (leaders.isEmpty() || !leader.equals(leaders.get(leaders.size() - 1))) {
                leaders.add(leader);
            }
            if (talks(first) || talks(second)) {
                looked++;
                assertThat(fixture.book.current(eurUsd).map(CurrentQuote::age).orElseThrow())
                        .as("age of the price at %s, led by %s", time.clock().instant(), leader)
                        .isLessThanOrEqualTo(TAKEOVER);
            }
        }
        feeds.stop();

        assertThat(looked).isGreaterThan(STEPS / 3);
        assertThat(leaders).contains("first", "second", "many").hasSizeGreaterThan(20);
        assertThat(Windows.most(sources.get(many).questions, Duration.ofMinutes(1)))
                .isLessThanOrEqualTo(8);
        assertThat(Windows.most(sources.get(many).questions, Duration.ofDays(1)))
                .isLessThanOrEqualTo(800);
        assertThat(Windows.most(sources.get(few).questions, Duration.ofMinutes(1)))
                .isLessThanOrEqualTo(5);
        assertThat(Windows.most(sources.get(few).questions, Duration.ofDays(1))).isLessThanOrEqualTo(25);
    }

    /** Whether somebody has been connected to it, and heard it, for a while. */
    private boolean talks(Dialect stream) {
        boolean isUp = Duration.between(startedAt, time.clock().instant()).compareTo(TAKEOVER) > 0;
        return isUp && sources.get(stream).talksFor().compareTo(TAKEOVER) > 0;
    }

    private Feeds started(RandomGenerator random) {
        startedAt = time.clock().instant();
        fixture = new FeedsFixture(new SimpleMeterRegistry(), time);
        return fixture.started(Map.of("pipstream.feed", "first,second,many,few"), new PlayedKind(random));
    }

    /** Makes live feeds whose network is played. */
    private final class PlayedKind implements FeedKind {

        private final RandomGenerator random;

        PlayedKind(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public List<String> forms() {
            return List.of("first", "second", "many", "few");
        }

        @Override
        public Feed create(FeedChoice choice) {
            Dialect dialect = sources.keySet().stream()
                    .filter(each -> each.traits().source().equals(choice.kind()))
                    .findFirst()
                    .orElseThrow();
            LiveSource source =
                    PlainText.source(dialect, URI.create(dialect.traits().base()));
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            return new LiveFeed(
                    source,
                    new QuoteCheck(fixture.instruments, source.maxAge()),
                    sources.get(dialect)::transport,
                    new Surroundings(time.clock(), time.nanoClock(), time, Runnable::run),
                    store,
                    Randomness.seeded(random.nextLong()),
                    new LiveMetrics(registry, source.name(), registry.counter("failures")));
        }
    }
}
