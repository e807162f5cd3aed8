package io.pipstream.rest;

import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.FeedKind;
import io.pipstream.feed.FeedsFixture;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.RawQuote;
import io.pipstream.feed.VirtualTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedsResourceTest {

    final FeedsFixture fixture = new FeedsFixture(new SimpleMeterRegistry());
    final FeedsResource resource = new FeedsResource();

    @Test
    void everyFeedTellsHowItIsDoing() {
        resource.feeds = fixture.started(Map.of("pipstream.feed", "push,asked"), new AskedKind());
        fixture.push.push(List.of(
                new RawQuote("EURUSD", new BigDecimal("1.1"), new BigDecimal("1.2"), VirtualTime.START.minusMillis(84)),
                new RawQuote("EURUSD", new BigDecimal("-1"), new BigDecimal("1.2"), null)));
        fixture.time.advance(Duration.ofMillis(120));

        assertThat(text(resource.feeds()))
                .isEqualTo(
                        "{\"feeds\":[{\"source\":\"push\",\"priority\":1,\"state\":\"live\",\"condition\":\"running\","
                                + "\"detail\":\"\",\"age_ms\":120,\"time\":\"2025-01-15T11:59:59.916Z\","
                                + "\"received\":\"2025-01-15T12:00:00Z\",\"latency_ms\":84,\"synthetic\":false,"
                                + "\"leads\":[\"EURUSD\"],\"quotes\":1,\"refused\":{\"not_positive\":1}},"
                                + "{\"source\":\"asked\",\"priority\":2,\"state\":\"standby\",\"condition\":\"standby\","
                                + "\"detail\":\"not needed\",\"age_ms\":120,\"leads\":[],\"quotes\":0,\"refused\":{},"
                                + "\"quota\":{\"per_minute\":8,\"left_in_minute\":4,\"per_day\":800,\"left_in_day\":3,"
                                + "\"used_today\":12,\"blocked_until\":\"2025-01-15T12:01:00Z\",\"ends_at\":\"2025-01-15T12:10:00Z\"}}]}");
    }

    @Test
    void theAnswerIsAsDescribed() throws Exception {
        everyFeedTellsHowItIsDoing();
        OpenApi api = OpenApi.read();

        assertThat(api.faults(api.schema("Feeds"), new ObjectMapper().readTree(text(resource.feeds())), ""))
                .isEmpty();
    }

    /** A feed with a quota. */
    private static final class AskedKind implements FeedKind {

        @Override
        public List<String> forms() {
            return List.of("asked");
        }

        @Override
        public Feed create(FeedChoice choice) {
            return new Feed() {
                @Override
                public String source() {
                    return "asked";
                }

                @Override
                public void start(QuoteSink sink) {}

                @Override
                public FeedCondition condition() {
                    return new FeedCondition(
                            State.STANDBY,
                            "not needed",
                            Optional.of(new Usage(
                                    8,
                                    4,
                                    800,
                                    12,
                                    3,
                                    Optional.of(VirtualTime.START.plusSeconds(60)),
                                    Optional.of(VirtualTime.START.plusSeconds(600)))));
                }

                @Override
                public void stop() {}
            };
        }
    }
}
