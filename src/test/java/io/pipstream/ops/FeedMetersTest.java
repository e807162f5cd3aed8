package io.pipstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.Feeds;
import io.pipstream.feed.FeedsFixture;
import io.pipstream.feed.RawQuote;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Metrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedMetersTest {

    @Test
    void theAgeOfEverySourceIsThatOfTheReading() {
        Metrics metrics = new Metrics();
        FeedsFixture fixture = new FeedsFixture(metrics.registry());
        Feeds feeds = fixture.started(Map.of("pipstream.feed", "push"));
        FeedMeters meters = new FeedMeters(fixture.sources, feeds, metrics.registry());
        fixture.push.push(List.of(new RawQuote(
                "EURUSD", new BigDecimal("1.1"), new BigDecimal("1.2"), VirtualTime.START.minusMillis(250))));
        fixture.time.advance(Duration.ofMillis(2500));
        meters.renew();
        fixture.sources.ended("push");
        meters.renew();

        assertThat(metrics.scrape(() -> {}))
                .contains("pipstream_feed_age_seconds{source=\"push\",state=\"ended\"} 2.5")
                .contains("pipstream_feed_latency_seconds{source=\"push\"} 0.25")
                .contains("pipstream_feed_leads{source=\"push\"} 1.0")
                .doesNotContain("source=\"push\",state=\"live\"");
        metrics.close();
    }
}
