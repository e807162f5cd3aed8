package io.pipstream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.replay.ReplayFixtures;
import io.pipstream.feed.replay.ReplayKind;
import io.pipstream.feed.simulated.SimulatedKind;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsTest {

    @TempDir
    Path folder;

    final Instruments instruments = InstrumentFile.read();
    final VirtualTime time = new VirtualTime();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FeedMetrics metrics = new FeedMetrics(meters);
    final Sources sources = new Sources(time.nanoClock(), Settings.of(Map.of()));
    final QuoteBook book = new QuoteBook(instruments, sources, time.nanoClock(), Settings.of(Map.of()), List.of());
    final PushFeed push = new PushFeed(instruments, Settings.of(Map.of()), time.clock(), metrics);

    @Test
    void theMarketIsSimulatedUnlessSomethingElseIsChosen() {
        Feeds feeds = feeds(Map.of());
        feeds.start();
        time.advance(Duration.ofSeconds(1));

        assertThat(feeds.sources()).containsExactly("simulated");
        assertThat(instruments.all())
                .allSatisfy(instrument -> assertThat(book.current(instrument)).isPresent());
        assertThat(meters.get("pipstream.quotes.in")
                        .tags("feed", "simulated", "outcome", "taken")
                        .counter()
                        .count())
                .isGreaterThan(40);
        assertThat(push.isEnabled()).isFalse();
    }

    @Test
    void severalFeedsRunAtOnceAndAllStop() throws IOException {
        Path file = ReplayFixtures.file(folder, "XAUUSD.csv", "2025-01-15T12:00:00Z,2000,2001\n");
        Feeds feeds = feeds(Map.of("pipstream.feed", "push, replay:" + file));
        feeds.start();
        time.advance(Duration.ofSeconds(1));
        RawQuote quote = new RawQuote("EURUSD", new BigDecimal("1.1"), new BigDecimal("1.2"), null);

        assertThat(push.push(List.of(quote))).allMatch(PushResult::isTaken);
        assertThat(feeds.sources()).containsExactly("push", "replay:XAUUSD");
        assertThat(sources.statuses())
                .extracting(SourceStatus::source, SourceStatus::state)
                .containsExactly(
                        tuple("push", SourceStatus.State.LIVE), tuple("replay:XAUUSD", SourceStatus.State.ENDED));

        feeds.stop();
        feeds.stop();
        assertThat(push.isEnabled()).isFalse();
        assertThat(time.live()).isZero();
        assertThat(feeds.sources()).isEmpty();
    }

    @Test
    void theRateAndTheSeedAreSettings() {
        feeds(Map.of("pipstream.feed.simulated.rate", "50", "pipstream.feed.simulated.seed", "-7"))
                .start();
        time.advance(Duration.ofSeconds(1));

        assertThat(meters.find("pipstream.quotes.in").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isBetween(48 * 40.0, 50 * 40.0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow                    | Setting pipstream.feed=tomorrow: no such feed; there are push, replay:FILE, simulated
            simulated,tomorrow          | Setting pipstream.feed=tomorrow: no such feed
            simulated:fast              | simulated stands by itself
            push?speed=2                | push stands by itself
            simulated,simulated         | there is a feed simulated already
            push,,push                  | must be feeds separated by commas
            replay:/no/such/EURUSD.csv  | cannot be replayed: there is no such file
            simulated,push,replay:/tmp?symbol=EURUSD | cannot be replayed: it is a folder
            """)
    void aChoiceThatCannotBeIsAnErrorAtTheStartAndNothingRuns(String choice, String reason) {
        Feeds feeds = feeds(Map.of("pipstream.feed", choice));

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(feeds::start)
                .withMessageStartingWith("Setting pipstream.feed=")
                .withMessageContaining(reason);
        assertThat(time.live()).isZero();
        assertThat(push.isEnabled()).isFalse();
        assertThat(feeds.sources()).isEmpty();
    }

    @Test
    void aRateOutsideItsRangeIsAnErrorAtTheStart() {
        Feeds feeds = feeds(Map.of("pipstream.feed.simulated.rate", "0"));

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(feeds::start)
                .withMessageContaining("from 1 to 1000");
    }

    @Test
    void oneKindMayBeWrittenInSeveralFormsOfOneName() {
        FeedKind kind = new NamedKind(List.of("live", "live:rest"));

        assertThat(new FeedFactory(List.of(kind))
                        .create(FeedChoice.parse("live:rest").get(0)))
                .isSameAs(push);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new FeedFactory(List.of(kind, new NamedKind(List.of("live:other")))))
                .withMessage("Two kinds of feeds are written as live:other");
    }

    private final class NamedKind implements FeedKind {

        private final List<String> forms;

        NamedKind(List<String> forms) {
            this.forms = forms;
        }

        @Override
        public List<String> forms() {
            return forms;
        }

        @Override
        public Feed create(FeedChoice choice) {
            assertThat(choice.argument()).isEqualTo("rest");
            return push;
        }
    }

    private Feeds feeds(Map<String, String> values) {
        Settings settings = Settings.of(values);
        FeedFactory factory = new FeedFactory(List.of(
                new SimulatedKind(instruments, settings, time.clock(), time.nanoClock(), time, metrics),
                new ReplayKind(instruments, time.nanoClock(), time, metrics),
                new PushKind(push)));
        return new Feeds(settings, factory, book, sources, metrics);
    }
}
