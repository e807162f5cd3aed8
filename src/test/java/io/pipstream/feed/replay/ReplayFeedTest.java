package io.pipstream.feed.replay;

import static io.pipstream.feed.replay.ReplayFixtures.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.RecordingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.pricing.Acceptance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFeedTest {

    /** A tick a second. */
    static final String TEN_TICKS = IntStream.range(0, 10)
            .mapToObj("2025-01-15T12:00:0%d.5Z,1.1,1.2\n"::formatted)
            .collect(Collectors.joining());

    @TempDir
    Path folder;

    final VirtualTime time = new VirtualTime();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Counter failures = metrics.counter("failures");
    final RecordingSink sink = new RecordingSink();

    @Test
    void quotesComeAtTheSpeedOfTheFile() throws IOException {
        feed(TEN_TICKS, 1, "").start(sink);
        time.advance(Duration.ofMillis(3_500));

        assertThat(sink.quotes).hasSize(4); // the first at once, then one a second
        assertThat(sink.quotes.get(3).time()).isEqualTo("2025-01-15T12:00:03.500Z");
        assertThat(sink.ended).isFalse();
    }

    @Test
    void quotesComeAtAMultipleOfIt() throws IOException {
        feed(TEN_TICKS, 4, "").start(sink);
        time.advance(Duration.ofMillis(1_100));

        assertThat(sink.quotes).hasSize(5);
    }

    @Test
    void itEndsWithItsFile() throws IOException {
        feed(TEN_TICKS, 1, "").start(sink);
        time.advance(Duration.ofSeconds(11));

        assertThat(sink.quotes).hasSize(10);
        assertThat(sink.ended).isTrue();
        assertThat(time.live()).isZero();
    }

    @Test
    void atMaximalSpeedAllComesAtOnce() throws IOException {
        feed(TEN_TICKS, Playback.MAX_SPEED, "").start(sink);
        time.advance(Duration.ofMillis(10));

        assertThat(sink.quotes).hasSize(10);
        assertThat(sink.ended).isTrue();
    }

    @Test
    void soMuchComesInOneGoAndNoMore() throws IOException {
        feed(TEN_TICKS, Playback.MAX_SPEED, "?loop=true").start(sink);
        time.advance(Duration.ofMillis(20));

        assertThat(sink.quotes).hasSize(2 * ReplayFeed.MOST_AT_ONCE);
        assertThat(sink.quotes).isSortedAccordingTo((one, other) -> one.time().compareTo(other.time()));
    }

    @Test
    void aGoThatTakesASecondEndsWithFewer() throws IOException {
        feed(TEN_TICKS, Playback.MAX_SPEED, "?loop=true").start(new QuoteSink() {
            @Override
            public Acceptance offer(Quote quote) {
                time.stall(Duration.ofMillis(400));
                return sink.offer(quote);
            }

            @Override
            public void ended() {
                sink.ended();
            }
        });
        time.advance(Duration.ofMillis(10));

        assertThat(sink.quotes).hasSize(3); // it looks at the clock before each
    }

    @Test
    void aLoopBeginsAtOnceAtTheSameSpeed() throws IOException {
        feed(TEN_TICKS, 1, "?loop=true").start(sink);
        time.advance(Duration.ofSeconds(12));

        assertThat(sink.quotes).hasSize(14); // ten in nine seconds, then at 0, 1, 2 and 3 of the next pass
        assertThat(sink.quotes.get(10).time()).isEqualTo("2025-01-22T12:00:00.500Z");
        assertThat(sink.ended).isFalse();
    }

    @Test
    void nothingComesAfterItIsStopped() throws IOException {
        ReplayFeed feed = feed(TEN_TICKS, 1, "");
        feed.start(sink);
        time.advance(Duration.ofMillis(1_900));
        feed.stop();
        feed.stop();
        time.advance(Duration.ofSeconds(9));

        assertThat(sink.quotes).hasSize(2);
        assertThat(time.live()).isZero();
        assertThat(failures.count()).isZero();
    }

    private ReplayFeed feed(String text, double speed, String options) throws IOException {
        Replay replay = ReplayFixtures.open(file(folder, "EURUSD.csv", text), options, metrics);
        return new ReplayFeed("replay:EURUSD", speed, replay, time.nanoClock(), time, failures);
    }
}
