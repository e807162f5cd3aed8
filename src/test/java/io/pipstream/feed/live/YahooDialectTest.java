package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static io.pipstream.feed.live.LiveFixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YahooDialectTest {

    final YahooDialect yahoo = new YahooDialect();

    @Test
    void itHasAllPairsOfCurrenciesWithBothNamedAndNoMetal() {
        assertThat(LiveFixtures.offered(yahoo)).hasSize(38).doesNotContain("XAUUSD", "XAGUSD");
        assertThat(yahoo.symbol(USDJPY)).contains("USDJPY=X");
    }

    @Test
    void itIsAskedAsABrowserWould() {
        Question question = yahoo.question(access(yahoo), List.of(EURUSD));

        assertThat(question.address())
                .hasToString("https://query1.finance.yahoo.com/v8/finance/chart/EURUSD=X?interval=1m&range=1d");
        assertThat(question.headers().get("User-Agent")).startsWith("Mozilla/5.0 ");
    }

    @Test
    void aChartHasTheLastPriceAndItsTime() {
        assertThat(read(answer(RecordedYahoo.CHART)))
                .containsExactly(new Last(EURUSD, new BigDecimal("1.1738"), Instant.ofEpochSecond(1778648482)));
    }

    @Test
    void aPriceThatIsNullOrHasNoTimeIsASignOfLifeOnly() {
        assertThat(read(answer(RecordedYahoo.CHART_WITHOUT_PRICE))).containsExactly(new Alive());
        assertThat(read(answer(RecordedYahoo.CHART.replace("1778648482", "null"))))
                .containsExactly(new Alive());
    }

    @Test
    void whatItDoesNotFindIsNotOffered() {
        NotOffered not = new NotOffered(EURUSD, "Not Found: No data found, symbol may be delisted");

        assertThat(read(answer(404, RecordedYahoo.NOT_FOUND))).containsExactly(not);
        assertThat(read(answer(200, RecordedYahoo.NOT_FOUND))).containsExactly(not);
    }

    @Test
    void tooManyRequestsAreRateLimited() {
        Answer limited = new Answer(429, Map.of("Retry-After", "60"), RecordedYahoo.TOO_MANY);

        assertThat(refused(limited))
                .isEqualTo(new Refused(
                        Cause.RATE_LIMITED, "HTTP 429 Too Many Requests", Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void itsErrorsAreRefusals() {
        assertThat(refused(answer(401, RecordedYahoo.WRONG_CRUMB)).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(answer(RecordedYahoo.WRONG_CRUMB)).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(answer(422, RecordedYahoo.UNPROCESSABLE)).cause()).isEqualTo(Cause.FAILED);
        assertThat(refused(answer(404, "<html>no such page")).cause()).isEqualTo(Cause.FAILED);
    }

    @Test
    void theChartOfAnotherPairIsNoAnswer() {
        assertThat(refused(answer(RecordedYahoo.CHART.replace("EURUSD=X", "GBPUSD=X")))
                        .detail())
                .isEqualTo("nothing was asked of what it calls 'GBPUSD=X'");
    }

    List<Heard> read(Answer answer) {
        return yahoo.read(answer, List.of(EURUSD));
    }

    Refused refused(Answer answer) {
        return (Refused) read(answer).get(0);
    }
}
