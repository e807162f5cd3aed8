package io.pipstream.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.RecordingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Randomness;
import io.pipstream.pricing.InstrumentFile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFeedTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    final VirtualTime time = new VirtualTime();
    final Counter failures = new SimpleMeterRegistry().counter("failures");
    final RecordingSink sink = new RecordingSink();

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {1, 3, 5, 40, 200, 1_000})
    void everyInstrumentIsQuotedAtTheRate(int rate) {
        feed(rate).start(sink);
        time.advance(Duration.ofSeconds(4));

        assertThat(sink.quotes.size() / INSTRUMENTS.size()).isBetween(4 * rate - rate / 100 - 1, 4 * rate);
        assertThat(sink.quotes).extracting(Quote::time).isSorted();
    }

    @Test
    void quotesCarryTheTimeAtWhichTheyAreGiven() {
        feed(5).start(sink);
        time.advance(Duration.ofSeconds(10));

        assertThat(last())
                .isBetween(time.clock().instant().minusMillis(400), time.clock().instant());
    }

    @Test
    void whatWasSleptAwayIsLeftOut() {
        feed(5).start(sink);
        time.advance(Duration.ofSeconds(1));
        int before = sink.quotes.size();
        time.sleep(Duration.ofHours(8));
        time.advance(Duration.ofSeconds(1));

        assertThat(sink.quotes.size() - before).isBetween(4 * INSTRUMENTS.size(), 6 * INSTRUMENTS.size());
        assertThat(last()).isAfter(VirtualTime.START.plus(Duration.ofHours(8)));
    }

    @Test
    void whatTheProcessorHadNoRoomForIsLeftOut() {
        feed(5).start(sink);
        time.advance(Duration.ofSeconds(1));
        int before = sink.quotes.size();
        time.stall(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(1));

        assertThat(sink.quotes.size() - before).isLessThanOrEqualTo(6 * INSTRUMENTS.size());
        assertThat(last()).isAfter(VirtualTime.START.plusSeconds(60));
        assertThat(sink.quotes).extracting(Quote::time).isSorted();
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTheTimesBack() {
        feed(5).start(sink);
        time.advance(Duration.ofSeconds(1));
        time.sleep(Duration.ofHours(-1));
        time.advance(Duration.ofSeconds(1));
        time.stall(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(1));

        assertThat(sink.quotes).extracting(Quote::time).isSorted();
        assertThat(sink.quotes.size()).isGreaterThan(13 * INSTRUMENTS.size());
    }

    @Test
    void nothingComesAfterItIsStopped() {
        SimulatedFeed feed = feed(5);
        feed.stop();
        feed.start(sink);
        time.advance(Duration.ofSeconds(1));
        int before = sink.quotes.size();
        feed.stop();
        time.advance(Duration.ofSeconds(1));

        assertThat(sink.quotes).hasSize(before);
        assertThat(time.live()).isZero();
        assertThat(failures.count()).isZero();
    }

    private SimulatedFeed feed(int rate) {
        return new SimulatedFeed(
                "simulated",
                rate,
                (start, stepsPerSecond) -> new SimulatedMarket(
                        "simulated", INSTRUMENTS.all(), Randomness.seeded(1), start, stepsPerSecond),
                time.clock(),
                time.nanoClock(),
                time,
                failures);
    }

    private Instant last() {
        return sink.quotes.get(sink.quotes.size() - 1).time();
    }
}
