package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static io.pipstream.feed.live.LiveFixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinnhubRestDialectTest {

    final FinnhubRestDialect finnhub = new FinnhubRestDialect();

    @Test
    void aQuestionHasTheKeyInAHeader() {
        Question question = finnhub.question(access(finnhub), List.of(EURUSD));

        assertThat(question.address()).hasToString("https://finnhub.io/api/v1/quote?symbol=OANDA:EUR_USD");
        assertThat(question.headers()).containsEntry("X-Finnhub-Token", KEY);
    }

    @Test
    void aQuoteIsTheLastPriceWithItsTime() {
        assertThat(read(answer(RecordedFinnhub.QUOTE)))
                .containsExactly(new Last(EURUSD, new BigDecimal("1.1"), Instant.ofEpochSecond(1672348887)));
    }

    @Test
    void aSymbolOfWhichAllIsZeroIsNotOffered() {
        assertThat(read(answer(RecordedFinnhub.UNKNOWN_SYMBOL)))
                .containsExactly(new NotOffered(EURUSD, "all it says of it is zero"));
    }

    @Test
    void overTheLimitItSaysWhenTheLimitBeginsAnew() {
        Answer limited = new Answer(
                429,
                Map.of("Date", "Thu, 29 Dec 2022 21:21:27 GMT", "X-Ratelimit-Reset", "1672348920"),
                RecordedFinnhub.LIMIT_REACHED);

        // 21:21:27 is 1672348887
        assertThat(refused(limited).cause()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(refused(limited).retryAfter()).contains(Duration.ofSeconds(33));
        assertThat(refused(limited).detail()).contains("API limit reached");
    }

    @Test
    void aWrongKeyOrPlanIsUnauthorized() {
        assertThat(refused(answer(401, RecordedFinnhub.INVALID_KEY)).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(answer(403, RecordedFinnhub.NO_ACCESS)).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(answer(RecordedFinnhub.NO_ACCESS)).cause()).isEqualTo(Cause.UNAUTHORIZED);
    }

    @Test
    void aRedirectionTellsNothingButTheHost() {
        Answer elsewhere =
                new Answer(302, Map.of("location", "https://login.example/?symbol=x&token=" + KEY), "<html>moved");

        assertThat(refused(elsewhere).cause()).isEqualTo(Cause.REDIRECTED);
        assertThat(refused(elsewhere).detail()).isEqualTo("HTTP 302 to login.example");
    }

    @Test
    void anAnswerWithoutAPriceFails() {
        assertThat(refused(answer("{}")).cause()).isEqualTo(Cause.FAILED);
        assertThat(refused(answer("")).cause()).isEqualTo(Cause.FAILED);
    }

    List<Heard> read(Answer answer) {
        return finnhub.read(answer, List.of(EURUSD));
    }

    Refused refused(Answer answer) {
        return (Refused) read(answer).get(0);
    }
}
