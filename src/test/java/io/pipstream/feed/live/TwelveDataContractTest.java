package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.XAUUSD;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwelveDataContractTest {

    static final TwoSided GOLD = new TwoSided(
            XAUUSD, new BigDecimal("1925.05"), new BigDecimal("1925.32"), Instant.ofEpochSecond(1647950462));
    static final Last EURO = new Last(EURUSD, new BigDecimal("1.10213"), Instant.ofEpochSecond(1647950463));

    @Test
    void itsSocketIsSubscribedToAndSaysPricesOfEitherKind() throws Exception {
        try (Conversation twelveData = new Conversation(new TwelveDataDialect())) {
            twelveData
                    .plays(
                            1,
                            RecordedTwelveData.SUBSCRIBED_IN_PART
                                    .replace("XAU", "USD")
                                    .replace("/USD\"}]}", "/JPY\"}]}"),
                            RecordedTwelveData.TWO_SIDED,
                            RecordedTwelveData.HEARTBEAT,
                            RecordedTwelveData.ONE_SIDED)
                    .begin(ASKED);

            soon().untilAsserted(() -> assertThat(twelveData.heard)
                    .containsExactly(
                            new NotOffered(LiveFixtures.USDJPY, "the subscription failed"), GOLD, new Alive(), EURO));
            assertThat(twelveData.sent).containsExactly(RecordedTwelveData.SUBSCRIBE);
            assertThat(twelveData.server.requests().get(0).target()).isEqualTo("/v1/quotes/price?apikey=" + KEY);
        }
    }

    @Test
    void itsSocketsErrorsAreRefusals() throws Exception {
        try (Conversation twelveData = new Conversation(new TwelveDataDialect())) {
            twelveData
                    .plays(
                            1,
                            RecordedTwelveData.NOT_SUBSCRIBED,
                            RecordedTwelveData.WRONG_KEY,
                            RecordedTwelveData.OUT_OF_DAY,
                            RecordedTwelveData.BROKEN)
                    .begin(ASKED);

            soon().untilAsserted(() -> assertThat(twelveData.heard)
                    .extracting(heard -> ((Refused) heard).cause())
                    .containsExactly(Cause.RATE_LIMITED, Cause.UNAUTHORIZED, Cause.OUT_OF_QUOTA, Cause.FAILED));
        }
    }

    @Test
    void askedItSaysThePricesThatItHas() throws Exception {
        try (Conversation twelveData = new Conversation(new TwelveDataRestDialect())) {
            twelveData.server.next(Reactions.json(RecordedTwelveData.PRICE));
            twelveData.server.next(Reactions.status(404, RecordedTwelveData.NO_SUCH_SYMBOL));
            twelveData.begin(ASKED);
            twelveData.begin(ASKED);

            assertThat(twelveData.heard).hasExactlyElementsOfTypes(Last.class, NotOffered.class);
            assertThat(twelveData.server.requests().get(0).target()).isEqualTo("/price?symbol=EUR/USD");
            assertThat(twelveData.server.requests().get(0).header("authorization"))
                    .isEqualTo("apikey " + KEY);
        }
    }

    @Test
    void askedTooOftenItSaysWhichLimitAndHowLong() throws Exception {
        try (Conversation twelveData = new Conversation(new TwelveDataRestDialect())) {
            twelveData.server.next(Reactions.status(429, RecordedTwelveData.OUT_OF_MINUTE, "Retry-After: 42"));
            twelveData.server.next(Reactions.json(RecordedTwelveData.OUT_OF_DAY));
            twelveData.server.next(Reactions.status(401, RecordedTwelveData.WRONG_KEY));
            twelveData.begin(ASKED);
            twelveData.begin(ASKED);
            twelveData.begin(ASKED);

            assertThat(twelveData.heard)
                    .extracting(heard -> ((Refused) heard).cause())
                    .containsExactly(Cause.RATE_LIMITED, Cause.OUT_OF_QUOTA, Cause.UNAUTHORIZED);
            assertThat(((Refused) twelveData.heard.get(0)).retryAfter()).contains(Duration.ofSeconds(42));
        }
    }
}
