package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.RecordingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.MarketPauses;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioKindTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    final VirtualTime time = new VirtualTime();
    final RecordingSink sink = new RecordingSink();

    @Test
    void itIsPacedByTheClockAndNamedScenario() {
        Feed feed = feed("scenario:feed-freeze(at=PT2S,for=PT3S,every=never)?rate=10");
        feed.start(sink);
        time.advance(Duration.ofSeconds(10));
        feed.stop();

        assertThat(feed.source()).isEqualTo("scenario");
        assertThat(sink.quotes).extracting(Quote::source).containsOnly("scenario");
        assertThat(sink.quotes.size() / INSTRUMENTS.size()).isBetween(69, 70); // seven seconds of ten
        assertThat(time.live()).isZero();
    }

    @Test
    void theSeedDecidesThePrices() {
        List<Quote> one = firstSecond("scenario:trend?seed=1");

        assertThat(firstSecond("scenario:trend?seed=1")).isEqualTo(one);
        assertThat(firstSecond("scenario:trend?seed=-5")).isNotEqualTo(one);
    }

    private List<Quote> firstSecond(String text) {
        VirtualTime fresh = new VirtualTime();
        RecordingSink quotes = new RecordingSink();
        Feed feed = kind(fresh).create(FeedChoice.parse(text).get(0));
        feed.start(quotes);
        fresh.advance(Duration.ofSeconds(1));
        feed.stop();
        return quotes.quotes;
    }

    private Feed feed(String text) {
        return kind(time).create(FeedChoice.parse(text).get(0));
    }

    private static ScenarioKind kind(VirtualTime time) {
        return new ScenarioKind(
                INSTRUMENTS,
                new MarketPauses(),
                time.clock(),
                time.nanoClock(),
                time,
                new FeedMetrics(new SimpleMeterRegistry()));
    }
}
