package io.pipstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Metrics;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.Sources;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedMetersTest {

    @Test
    void theAgeOfEverySourceIsThatOfTheReading() {
        long[] nanos = {0};
        Sources sources = new Sources(() -> nanos[0], Settings.of(Map.of()));
        Metrics metrics = new Metrics();
        FeedMeters meters = new FeedMeters(sources, metrics.registry());
        sources.opened("push");
        nanos[0] = Duration.ofMillis(2500).toNanos();
        meters.renew();
        sources.ended("push");
        meters.renew();

        assertThat(metrics.scrape(() -> {}))
                .contains("pipstream_feed_age_seconds{source=\"push\",state=\"ended\"} 2.5")
                .doesNotContain("source=\"push\",state=\"waiting\"");
        metrics.close();
    }
}
