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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwelveDataRestDialectTest {

    final TwelveDataRestDialect twelveData = new TwelveDataRestDialect();

    @Test
    void aQuestionHasOneSymbolAndTheKeyInAHeader() {
        Question question = twelveData.question(access(twelveData), List.of(EURUSD));

        assertThat(question.address()).hasToString("https://api.twelvedata.com/price?symbol=EUR/USD");
        assertThat(question.headers()).containsEntry("Authorization", "apikey " + KEY);
        assertThat(twelveData.mostAtOnce()).isOne();
    }

    @Test
    void askedAsOftenAsItIsByDefaultItsQuotaLastsTheDay() {
        SourceTraits traits = twelveData.traits();

        // 86,400 s : 800 = 108 s
        assertThat(Duration.ofDays(1).dividedBy(traits.every())).isLessThanOrEqualTo(traits.perDay());
    }

    @Test
    void aPriceIsTheLastWithoutATime() {
        assertThat(read(answer(RecordedTwelveData.PRICE)))
                .containsExactly(new Last(EURUSD, new BigDecimal("1.17380"), null));
    }

    @Test
    void theLimitsOfAMinuteAndOfADayAreToldApartWhateverTheStatus() {
        for (int status : List.of(200, 429)) {
            assertThat(refused(answer(status, RecordedTwelveData.OUT_OF_MINUTE)).cause())
                    .isEqualTo(Cause.RATE_LIMITED);
            assertThat(refused(answer(status, RecordedTwelveData.OUT_OF_DAY)).cause())
                    .isEqualTo(Cause.OUT_OF_QUOTA);
        }
    }

    @Test
    void itIsWaitedForAsLongAsItAsks() {
        Answer limited = new Answer(429, Map.of("Retry-After", "17"), RecordedTwelveData.OUT_OF_MINUTE);

        assertThat(refused(limited).retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void aWrongKeyIsUnauthorized() {
        assertThat(refused(answer(401, RecordedTwelveData.WRONG_KEY)).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(answer(RecordedTwelveData.WRONG_KEY)).cause()).isEqualTo(Cause.UNAUTHORIZED);
    }

    @Test
    void aSymbolThatItDoesNotHaveIsNotOffered() {
        assertThat(read(answer(404, RecordedTwelveData.NO_SUCH_SYMBOL)))
                .singleElement()
                .isInstanceOfSatisfying(NotOffered.class, not -> {
                    assertThat(not.instrument()).isEqualTo(EURUSD);
                    assertThat(not.detail()).startsWith("**symbol** or **figi** parameter is missing or invalid");
                });
    }

    @Test
    void anythingElseFails() {
        assertThat(refused(answer(RecordedTwelveData.BROKEN)).cause()).isEqualTo(Cause.FAILED);
        assertThat(refused(answer(502, "<html>Bad Gateway</html>")).detail())
                .isEqualTo("HTTP 502 <html>Bad Gateway</html>");
        assertThat(refused(answer("{\"price\":\"soon\"}")).detail()).isEqualTo("no number: soon");
    }

    List<Heard> read(Answer answer) {
        return twelveData.read(answer, List.of(EURUSD));
    }

    Refused refused(Answer answer) {
        return (Refused) read(answer).get(0);
    }
}
