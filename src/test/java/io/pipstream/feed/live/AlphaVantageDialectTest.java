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
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaVantageDialectTest {

    static final Instant REFRESHED = Instant.parse("2026-01-01T00:00:01Z");

    final AlphaVantageDialect alphaVantage = new AlphaVantageDialect();

    @Test
    void aQuestionNamesBothCurrenciesAndTheKey() {
        assertThat(alphaVantage.question(access(alphaVantage), List.of(EURUSD)).address())
                .hasToString("https://www.alphavantage.co/query?function=CURRENCY_EXCHANGE_RATE"
                        + "&from_currency=EUR&to_currency=USD&apikey=" + KEY);
    }

    @Test
    void askedAsOftenAsItIsByDefaultItsQuotaLastsTheDay() {
        SourceTraits traits = alphaVantage.traits();

        // 1,440 min : 25 = 57.6 min
        assertThat(Duration.ofDays(1).dividedBy(traits.every())).isLessThanOrEqualTo(traits.perDay());
    }

    @Test
    void aRateHasBothSidesAndItsTime() {
        assertThat(read(RecordedAlphaVantage.RATE))
                .containsExactly(new TwoSided(EURUSD, new BigDecimal("1.0999"), new BigDecimal("1.1001"), REFRESHED));
    }

    @Test
    void itsTimeIsInTheZoneThatItNames() {
        assertThat(read(RecordedAlphaVantage.RATE.replace("UTC", "US/Eastern")))
                .singleElement()
                .isInstanceOfSatisfying(
                        TwoSided.class,
                        price -> assertThat(price.time()).isEqualTo(REFRESHED.plus(Duration.ofHours(5))));
        assertThat(refused(RecordedAlphaVantage.RATE.replace("UTC", "Moon/Sea")).detail())
                .isEqualTo("no time: 2026-01-01 00:00:01 Moon/Sea");
    }

    @Test
    void withoutSidesTheRateIsTheLastPrice() {
        assertThat(read(RecordedAlphaVantage.RATE_WITHOUT_SIDES))
                .containsExactly(new Last(EURUSD, new BigDecimal("1.1"), REFRESHED));
    }

    @Test
    void theRateOfAnotherPairIsNoAnswer() {
        assertThat(refused(RecordedAlphaVantage.RATE.replace("\"EUR\"", "\"GBP\""))
                        .detail())
                .isEqualTo("asked of EUR_USD, it answers of 'GBP/USD'");
    }

    @Test
    void theLimitOfADayIsToldFromThatOfAMinuteOrSecond() {
        assertThat(refused(RecordedAlphaVantage.OUT_OF_DAY).cause()).isEqualTo(Cause.OUT_OF_QUOTA);
        assertThat(refused(RecordedAlphaVantage.TOO_FAST).cause()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(refused(RecordedAlphaVantage.OLD_NOTE).cause()).isEqualTo(Cause.RATE_LIMITED);
    }

    @Test
    void theKeyThatItRepeatsIsNotTold() {
        assertThat(RecordedAlphaVantage.OUT_OF_DAY).contains(KEY);
        assertThat(refused(RecordedAlphaVantage.OUT_OF_DAY).detail())
                .startsWith(
                        "We have detected your API key as *** and our standard API rate limit is 25 requests per day");
    }

    @Test
    void aWrongKeyOrPlanIsUnauthorized() {
        assertThat(refused(RecordedAlphaVantage.WRONG_KEY).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refused(RecordedAlphaVantage.PREMIUM).cause()).isEqualTo(Cause.UNAUTHORIZED);
    }

    @Test
    void aCallThatItFindsInvalidIsAboutThePair() {
        assertThat(read(RecordedAlphaVantage.INVALID_CALL))
                .singleElement()
                .isInstanceOfSatisfying(
                        NotOffered.class, not -> assertThat(not.detail()).startsWith("Invalid API call."));
    }

    @Test
    void anythingElseFails() {
        assertThat(refused("{}").cause()).isEqualTo(Cause.FAILED);
        assertThat(refused("{\"Information\":\"We are sorry\"}").cause()).isEqualTo(Cause.FAILED);
        assertThat(((Refused) alphaVantage
                                .read(answer(503, "Service Unavailable"), List.of(EURUSD))
                                .get(0))
                        .cause())
                .isEqualTo(Cause.FAILED);
    }

    List<Heard> read(String body) {
        return alphaVantage.read(answer(body), List.of(EURUSD));
    }

    Refused refused(String body) {
        return (Refused) read(body).get(0);
    }
}
