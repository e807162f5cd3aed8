package io.pipstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Settings;
import io.pipstream.pricing.SourceStatus;
import io.pipstream.pricing.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReadinessTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "simulated LIVE, true",
        "simulated WAITING, false",
        "simulated SILENT, false",
        "simulated LIVE + push WAITING, true",
        "simulated LIVE + push SILENT, true",
        "simulated SILENT + push WAITING, false",
        "push WAITING, true",
        "push LIVE, true",
        "push SILENT, false",
        "replay ENDED, false",
        "replay ENDED + push WAITING, true",
        "'', false",
    })
    void theFeedIsReadyWhenPricesComeOrCanBePushed(String sources, boolean ready) {
        assertThat(FeedReadiness.ready(statuses(sources))).isEqualTo(ready);
    }

    @Test
    void theDetailsSayHowLongASourceHasBeenQuiet() {
        long[] nanos = {0};
        Sources sources = new Sources(() -> nanos[0], Settings.of(Map.of()));
        FeedReadiness feed = new FeedReadiness(sources);
        sources.opened("push");
        nanos[0] = Duration.ofMillis(1500).toNanos();

        assertThat(feed.name()).isEqualTo("feed");
        assertThat(feed.ready()).isTrue();
        assertThat(feed.details()).isEqualTo(Map.of("push", "waiting for 1500 ms"));

        sources.ended("push");
        assertThat(feed.details()).isEqualTo(Map.of("push", "ended, last heard 1500 ms ago"));
    }

    private static List<SourceStatus> statuses(String sources) {
        List<SourceStatus> statuses = new ArrayList<>();
        for (String source : sources.split(" \\+ ", -1)) {
            if (!source.isEmpty()) {
                String[] words = source.split(" ", -1);
                statuses.add(new SourceStatus(words[0], SourceStatus.State.valueOf(words[1]), Duration.ZERO));
            }
        }
        return statuses;
    }
}
