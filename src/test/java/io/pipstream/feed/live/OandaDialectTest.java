package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static io.pipstream.feed.live.LiveFixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OandaDialectTest {

    final OandaDialect oanda = new OandaDialect();

    @Test
    void itHasAll() {
        assertThat(LiveFixtures.offered(oanda)).hasSize(40).contains("XAUUSD");
        assertThat(oanda.symbol(EURUSD)).contains("EUR_USD");
    }

    @Test
    void theKeyIsInAHeaderAndNotInTheAddress() {
        Question question = oanda.question(access(oanda), ASKED);

        assertThat(question.address())
                .hasToString("https://stream-fxpractice.oanda.com/v3/accounts/101-004-1234567-001/pricing/stream"
                        + "?instruments=EUR_USD,USD_JPY,XAU_USD&snapshot=true");
        assertThat(question.headers()).containsEntry("Authorization", "Bearer " + KEY);
    }

    @Test
    void anAccountCannotLeaveItsPlaceInTheAddress() {
        SourceAccess odd = new SourceAccess(URI.create("https://localhost"), KEY, "../x?y#z");

        assertThat(oanda.question(odd, ASKED).address().getRawPath())
                .isEqualTo("/v3/accounts/..%2Fx%3Fy%23z/pricing/stream");
    }

    @Test
    void theFirstOfEachSideIsTheBest() {
        assertThat(read(RecordedOanda.PRICE))
                .containsExactly(new TwoSided(
                        EURUSD,
                        new BigDecimal("1.11914"),
                        new BigDecimal("1.11925"),
                        Instant.parse("2019-05-28T13:06:32.682119462Z")));
    }

    @Test
    void aPriceThatNobodyCanTradeAtIsASignOfLife() {
        assertThat(read(RecordedOanda.HALTED)).containsExactly(new Alive());
        assertThat(read(RecordedOanda.HALTED.replace(",\"tradeable\":false", "")))
                .containsExactly(new Alive());
        assertThat(read(RecordedOanda.PRICE.replace("\"tradeable\":true", "\"tradeable\":false")))
                .containsExactly(new Alive());
    }

    @Test
    void heartbeatsAndEmptyLinesAreSignsOfLife() {
        assertThat(read(RecordedOanda.HEARTBEAT)).containsExactly(new Alive());
        assertThat(read(" ")).containsExactly(new Alive());
    }

    @Test
    void aPriceWithoutASideOrWithABrokenTimeIsMalformed() {
        assertThat(read(RecordedOanda.PRICE.replaceAll("\"asks\":\\[[^]]*]", "\"asks\":[]")))
                .hasExactlyElementsOfTypes(Malformed.class);
        assertThat(read(RecordedOanda.PRICE.replace("2019-05-28T13", "2019-05-28T25")))
                .containsExactly(new Malformed("no time: 2019-05-28T25:06:32.682119462Z"));
    }

    @Test
    void aKeyThatItDoesNotAcceptIsUnauthorized() {
        assertThat(refusal(401, RecordedOanda.UNAUTHORIZED).cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(refusal(403, "").cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(read(RecordedOanda.UNAUTHORIZED))
                .containsExactly(new Refused(
                        Cause.UNAUTHORIZED, "Insufficient authorization to perform request.", Optional.empty()));
    }

    @Test
    void anAccountThatIsNotOursIsUnauthorizedToo() {
        assertThat(refusal(400, RecordedOanda.WRONG_ACCOUNT).cause()).isEqualTo(Cause.UNAUTHORIZED);
    }

    @Test
    void anInstrumentThatTheAccountCannotHaveFailsTheWholeQuestion() {
        Refused refused = refusal(400, RecordedOanda.WRONG_INSTRUMENT);

        assertThat(refused.cause()).isEqualTo(Cause.FAILED);
        assertThat(refused.detail()).startsWith("HTTP 400 ").contains("Invalid value specified for 'instruments'");
    }

    @Test
    void itsMaintenanceIsAFailureThatMayTellItsEnd() {
        Answer answer = new Answer(503, Map.of("retry-after", "120"), "<html>maintenance of accounts</html>");

        assertThat(oanda.readRefusal(answer))
                .containsExactly(new Refused(
                        Cause.FAILED,
                        "HTTP 503 <html>maintenance of accounts</html>",
                        Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void tooManyConnectionsAreRateLimited() {
        assertThat(refusal(429, "").cause()).isEqualTo(Cause.RATE_LIMITED);
    }

    List<Heard> read(String line) {
        return oanda.read(line, ASKED);
    }

    Refused refusal(int status, String body) {
        return (Refused) oanda.readRefusal(answer(status, body)).get(0);
    }
}
