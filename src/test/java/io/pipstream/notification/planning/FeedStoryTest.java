package io.pipstream.notification.planning;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.notification.Kind;
import io.pipstream.notification.planning.FeedStory.Look;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedStoryTest {

    private static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    private final FeedStory story = new FeedStory();

    private static Look feed(String source, Boolean works, Instrument... leads) {
        return new Look(source, works, Boolean.FALSE.equals(works) ? "the quota is used up" : "", List.of(leads));
    }

    private List<String> told(long second, Look... feeds) {
        return story.look(List.of(feeds), NOON.plusSeconds(second)).stream()
                .map(News::subject)
                .toList();
    }

    @Test
    void aFeedThatIsLostAndBack() {
        assertThat(told(0, feed("kraken", null))).isEmpty();
        assertThat(told(5, feed("kraken", true))).isEmpty();
        assertThat(told(10, feed("kraken", false))).containsExactly("Feed kraken is lost");
        assertThat(told(15, feed("kraken", false))).isEmpty();
        assertThat(told(310, feed("kraken", true))).containsExactly("Feed kraken is back");
    }

    @Test
    void oneThatNeverWorkedIsTold() {
        News news = story.look(List.of(feed("kraken", false)), NOON).get(0);

        assertThat(news.kinds()).containsExactly(Kind.FEED_STATE);
        assertThat(news.body()).isEqualTo("the quota is used up\nFeed kraken, 2025-01-15 12:00:00 UTC.");
        assertThat(news.data())
                .isEqualTo("{\"type\":\"feed_state\",\"source\":\"kraken\",\"state\":\"lost\","
                        + "\"detail\":\"the quota is used up\",\"leads\":0,\"timestamp\":\"2025-01-15T12:00:00Z\"}");
    }

    @Test
    void ofAFeedThatComesAndGoesThereIsOneWordInFiveMinutes() {
        told(0, feed("kraken", true));
        int words = 0;
        for (int second = 5; second <= 600; second += 5) {
            words += told(second, feed("kraken", second % 10 == 0)).size();
        }

        assertThat(words).isEqualTo(2);
    }

    @Test
    void whatWasOverBeforeItCouldBeToldIsLeftOut() {
        told(0, feed("kraken", true));
        assertThat(told(5, feed("kraken", false))).hasSize(1);
        assertThat(told(100, feed("kraken", true))).isEmpty();
        assertThat(told(200, feed("kraken", false))).isEmpty();
        assertThat(told(305, feed("kraken", false))).isEmpty();
    }

    @Test
    void whoTakesTheLeadFromAnother() {
        assertThat(told(0, feed("kraken", true, EUR_USD, USD_JPY), feed("yahoo", true)))
                .isEmpty();
        assertThat(told(5, feed("kraken", true, USD_JPY), feed("yahoo", true, EUR_USD)))
                .containsExactly("Feed yahoo leads");
        assertThat(told(10, feed("kraken", true, USD_JPY), feed("yahoo", true, EUR_USD)))
                .isEmpty();

        News back = story.look(
                        List.of(feed("kraken", true, EUR_USD, USD_JPY), feed("yahoo", true)), NOON.plusSeconds(15))
                .get(0);
        assertThat(back.body()).startsWith("It gives the prices of EURUSD now, which came from yahoo.");
    }

    @Test
    void aLeadThatIsTakenWhileAFeedRestsIsToldAfterwardsIfItLasts() {
        told(0, feed("kraken", true, EUR_USD), feed("yahoo", false));
        assertThat(told(100, feed("kraken", false), feed("yahoo", true, EUR_USD)))
                .containsExactly("Feed kraken is lost");

        assertThat(told(300, feed("kraken", false), feed("yahoo", true, EUR_USD)))
                .containsExactly("Feed yahoo is back");
        assertThat(told(600, feed("kraken", false), feed("yahoo", true, EUR_USD)))
                .containsExactly("Feed yahoo leads");
    }
}
