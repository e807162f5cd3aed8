package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinnhubContractTest {

    static final List<Instrument> BOTH = List.of(EURUSD, USDJPY);

    @Test
    void itsSocketIsSubscribedToSymbolBySymbolAndSaysTrades() throws Exception {
        try (Conversation finnhub = new Conversation(new FinnhubDialect())) {
            finnhub.plays(2, RecordedFinnhub.PING, RecordedFinnhub.TRADES).begin(BOTH);

            soon().untilAsserted(() -> assertThat(finnhub.heard)
                    .hasExactlyElementsOfTypes(Alive.class, Last.class, Last.class, Last.class));
            assertThat(finnhub.sent)
                    .containsExactly(
                            "{\"type\":\"subscribe\",\"symbol\":\"OANDA:EUR_USD\"}",
                            "{\"type\":\"subscribe\",\"symbol\":\"OANDA:USD_JPY\"}");
            assertThat(finnhub.server.requests().get(0).target()).isEqualTo("/?token=" + KEY);
        }
    }

    @Test
    void itsSocketsErrorsAreToldApart() throws Exception {
        try (Conversation finnhub = new Conversation(new FinnhubDialect())) {
            finnhub.plays(
                            2,
                            RecordedFinnhub.INVALID_SYMBOL,
                            RecordedFinnhub.TOO_MANY_SYMBOLS,
                            RecordedFinnhub.INVALID_KEY_MESSAGE,
                            RecordedFinnhub.BROKEN)
                    .begin(BOTH);

            soon().untilAsserted(() -> assertThat(finnhub.heard)
                    .hasExactlyElementsOfTypes(NotOffered.class, Malformed.class, Refused.class, Refused.class));
        }
    }

    @Test
    void askedItSaysTheLastPrice() throws Exception {
        try (Conversation finnhub = new Conversation(new FinnhubRestDialect())) {
            finnhub.server.next(Reactions.json(RecordedFinnhub.QUOTE));
            finnhub.server.next(Reactions.json(RecordedFinnhub.UNKNOWN_SYMBOL));
            finnhub.begin(BOTH);
            finnhub.begin(BOTH);

            assertThat(finnhub.heard).hasExactlyElementsOfTypes(Last.class, NotOffered.class);
            assertThat(finnhub.server.requests().get(0).target()).isEqualTo("/api/v1/quote?symbol=OANDA:EUR_USD");
            assertThat(finnhub.server.requests().get(0).header("x-finnhub-token"))
                    .isEqualTo(KEY);
        }
    }

    @Test
    void askedTooOftenItSaysWhenItMayBeAskedAgain() throws Exception {
        try (Conversation finnhub = new Conversation(new FinnhubRestDialect())) {
            finnhub.server.next(Reactions.status(
                    429,
                    RecordedFinnhub.LIMIT_REACHED,
                    "Date: Thu, 29 Dec 2022 21:21:27 GMT",
                    "X-Ratelimit-Reset: 1672348920"));
            finnhub.server.next(Reactions.status(401, RecordedFinnhub.INVALID_KEY));
            finnhub.server.next(Reactions.status(403, RecordedFinnhub.NO_ACCESS));
            finnhub.begin(BOTH);
            finnhub.begin(BOTH);
            finnhub.begin(BOTH);

            assertThat(finnhub.heard)
                    .extracting(heard -> ((Refused) heard).cause())
                    .containsExactly(Cause.RATE_LIMITED, Cause.UNAUTHORIZED, Cause.UNAUTHORIZED);
            // 21:21:27 is 1672348887, 33 s before the limit begins anew
            assertThat(((Refused) finnhub.heard.get(0)).retryAfter()).contains(Duration.ofSeconds(33));
        }
    }
}
