package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alpha Vantage, Yahoo and TrueFX, which are asked by HTTP alone. */
class PolledSourcesContractTest {

    @Test
    void alphaVantageSaysRatesAndEveryErrorWithTheSameStatus() throws Exception {
        try (Conversation alphaVantage = new Conversation(new AlphaVantageDialect())) {
            for (String answer : RecordedAlphaVantage.ALL) {
                alphaVantage.server.next(Reactions.json(answer));
                alphaVantage.begin(List.of(EURUSD));
            }

            assertThat(alphaVantage.heard)
                    .hasExactlyElementsOfTypes(
                            TwoSided.class,
                            Last.class,
                            Refused.class,
                            Refused.class,
                            Refused.class,
                            Refused.class,
                            Refused.class,
                            NotOffered.class);
            assertThat(causes(alphaVantage))
                    .containsExactly(
                            Cause.OUT_OF_QUOTA,
                            Cause.RATE_LIMITED,
                            Cause.RATE_LIMITED,
                            Cause.UNAUTHORIZED,
                            Cause.UNAUTHORIZED);
            assertThat(alphaVantage.server.requests().get(0).target())
                    .isEqualTo(
                            "/query?function=CURRENCY_EXCHANGE_RATE&from_currency=EUR&to_currency=USD&apikey=" + KEY);
        }
    }

    @Test
    void yahooSaysTheLastPriceToABrowser() throws Exception {
        try (Conversation yahoo = new Conversation(new YahooDialect())) {
            yahoo.server.next(Reactions.json(RecordedYahoo.CHART));
            yahoo.server.next(Reactions.json(RecordedYahoo.CHART_WITHOUT_PRICE));
            yahoo.server.next(Reactions.status(404, RecordedYahoo.NOT_FOUND));
            yahoo.server.next(Reactions.status(429, RecordedYahoo.TOO_MANY));
            yahoo.server.next(Reactions.status(401, RecordedYahoo.WRONG_CRUMB));
            yahoo.server.next(Reactions.status(422, RecordedYahoo.UNPROCESSABLE));
            for (int question = 0; question < 6; question++) {
                yahoo.begin(List.of(EURUSD));
            }

            assertThat(yahoo.heard.subList(0, 3)).hasExactlyElementsOfTypes(Last.class, Alive.class, NotOffered.class);
            assertThat(causes(yahoo)).containsExactly(Cause.RATE_LIMITED, Cause.UNAUTHORIZED, Cause.FAILED);
            assertThat(yahoo.server.requests().get(0).target())
                    .isEqualTo("/v8/finance/chart/EURUSD=X?interval=1m&range=1d");
            assertThat(yahoo.server.requests().get(0).header("user-agent")).startsWith("Mozilla/5.0 ");
        }
    }

    @Test
    void trueFxSaysManyRatesAtOnce() throws Exception {
        try (Conversation trueFx = new Conversation(new TrueFxDialect())) {
            trueFx.server.next(Reactions.status(200, RecordedTrueFx.RATES));
            trueFx.server.next(Reactions.status(200, ""));
            trueFx.server.next(Reactions.status(200, RecordedTrueFx.NOT_AUTHORIZED));
            for (int question = 0; question < 3; question++) {
                trueFx.begin(List.of(EURUSD, USDJPY));
            }

            assertThat(trueFx.heard.subList(0, 2)).hasExactlyElementsOfTypes(TwoSided.class, TwoSided.class);
            assertThat(causes(trueFx)).containsExactly(Cause.FAILED, Cause.UNAUTHORIZED);
            assertThat(trueFx.server.requests().get(0).target())
                    .isEqualTo("/rates/connect.html?f=csv&c=EUR/USD,USD/JPY");
            assertThat(trueFx.server.requests().get(0).header("user-agent")).isEqualTo("pipstream");
        }
    }

    private static List<Cause> causes(Conversation conversation) {
        return conversation.heard.stream()
                .filter(Refused.class::isInstance)
                .map(heard -> ((Refused) heard).cause())
                .toList();
    }
}
