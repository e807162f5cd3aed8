package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static io.pipstream.feed.live.LiveFixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrueFxDialectTest {

    final TrueFxDialect trueFx = new TrueFxDialect();

    @Test
    void itHasTheTenPairsThatNeedNoAccount() {
        assertThat(LiveFixtures.offered(trueFx))
                .containsExactlyInAnyOrder(
                        "EURUSD", "USDJPY", "GBPUSD", "EURGBP", "USDCHF", "EURJPY", "EURCHF", "USDCAD", "AUDUSD",
                        "GBPJPY");
        assertThat(trueFx.mostAtOnce()).isEqualTo(10);
    }

    @Test
    void oneQuestionIsAboutMany() {
        Question question = trueFx.question(access(trueFx), List.of(EURUSD, USDJPY));

        assertThat(question.address())
                .hasToString("https://webrates.truefx.com/rates/connect.html?f=csv&c=EUR/USD,USD/JPY");
        assertThat(question.headers()).containsEntry("User-Agent", "pipstream");
    }

    @Test
    void aPriceIsItsBigFigureAndThePointsAfterIt() {
        assertThat(read(RecordedTrueFx.RATES))
                .containsExactly(
                        new TwoSided(
                                EURUSD,
                                new BigDecimal("1.11964"),
                                new BigDecimal("1.11987"),
                                Instant.ofEpochMilli(1497640345123L)),
                        new TwoSided(
                                USDJPY,
                                new BigDecimal("110.870"),
                                new BigDecimal("110.884"),
                                Instant.ofEpochMilli(1497640345200L)));
    }

    @Test
    void aBigFigureWithoutItsPointIsNotTakenForAWholeNumber() {
        assertThat(read(RecordedTrueFx.EURUSD + "\n" + RecordedTrueFx.USDJPY.replace("110.,", "110,")))
                .hasExactlyElementsOfTypes(TwoSided.class, Malformed.class);
    }

    @Test
    void oneLineThatIsWrongDoesNotSpoilTheOthers() {
        assertThat(read("EUR/USD,soon\n" + RecordedTrueFx.RATES))
                .hasExactlyElementsOfTypes(Malformed.class, TwoSided.class, TwoSided.class)
                .contains(new Malformed("no rate: EUR/USD,soon"));
    }

    @Test
    void aLineWithoutItsEndIsNoPriceForItsPointsMayBeTornToo() {
        assertThat(read(RecordedTrueFx.USDJPY + "\n" + RecordedTrueFx.EURUSD.substring(0, 38)))
                .hasExactlyElementsOfTypes(TwoSided.class, Malformed.class);
    }

    @Test
    void pairsThatNobodyAskedForArePassedOver() {
        assertThat(trueFx.read(answer(RecordedTrueFx.RATES), List.of(USDJPY)))
                .singleElement()
                .isInstanceOfSatisfying(
                        TwoSided.class, price -> assertThat(price.instrument()).isEqualTo(USDJPY));
    }

    @Test
    void anEmptyAnswerFails() {
        assertThat(read("\r\n\r\n")).containsExactly(new Refused(Cause.FAILED, "an empty answer", Optional.empty()));
        assertThat(read("<html>maintenance</html>"))
                .containsExactly(new Refused(Cause.FAILED, "no rates: <html>maintenance</html>", Optional.empty()));
    }

    @Test
    void whoIsNotAuthorizedHearsSo() {
        assertThat(read(RecordedTrueFx.NOT_AUTHORIZED))
                .containsExactly(new Refused(Cause.UNAUTHORIZED, "no rates: not authorized", Optional.empty()));
    }

    @Test
    void itsStatusCounts() {
        assertThat(trueFx.read(answer(301, RecordedTrueFx.RATES), List.of(EURUSD)))
                .containsExactly(new Refused(Cause.REDIRECTED, "HTTP 301", Optional.empty()));
    }

    List<Heard> read(String body) {
        return trueFx.read(answer(body), List.of(EURUSD, USDJPY));
    }
}
