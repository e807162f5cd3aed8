package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.XAUUSD;
import static io.pipstream.feed.live.LiveFixtures.access;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwelveDataDialectTest {

    final TwelveDataDialect twelveData = new TwelveDataDialect();

    @Test
    void itHasAllGoldAmongThem() {
        assertThat(LiveFixtures.offered(twelveData)).hasSize(40);
        assertThat(twelveData.symbol(XAUUSD)).contains("XAU/USD");
    }

    @Test
    void oneMessageAsksForAll() {
        assertThat(twelveData.greetings(ASKED)).containsExactly(RecordedTwelveData.SUBSCRIBE);
        assertThat(twelveData.heartbeat())
                .contains(new Heartbeat("{\"action\":\"heartbeat\"}", Duration.ofSeconds(10)));
    }

    @Test
    void theKeyIsEncodedInTheAddressAndNotTold() {
        SourceAccess access = new SourceAccess(URI.create("wss://ws.twelvedata.com/v1"), "a key&b=c#d+%", "");
        Question question = twelveData.handshake(access);

        assertThat(question.address())
                .hasToString("wss://ws.twelvedata.com/v1/quotes/price?apikey=a%20key%26b%3Dc%23d%2B%25");
        assertThat(question).hasToString("wss://ws.twelvedata.com/v1/quotes/price");
        assertThat(twelveData.handshake(access(twelveData)).headers()).isEmpty();
    }

    @Test
    void aPriceWithBothSidesHasThem() {
        assertThat(read(RecordedTwelveData.TWO_SIDED))
                .containsExactly(new TwoSided(
                        XAUUSD,
                        new BigDecimal("1925.05"),
                        new BigDecimal("1925.32"),
                        Instant.ofEpochSecond(1647950462)));
    }

    @Test
    void aPriceWithoutThemOrWithOneIsTheLast() {
        Last last = new Last(EURUSD, new BigDecimal("1.10213"), Instant.ofEpochSecond(1647950463));

        assertThat(read(RecordedTwelveData.ONE_SIDED)).containsExactly(last);
        assertThat(read(RecordedTwelveData.ONE_SIDED.replace("}", ",\"bid\":1.1,\"ask\":null}")))
                .containsExactly(last);
    }

    @Test
    void heartbeatsAndConfirmationsAreSignsOfLife() {
        assertThat(List.of(
                        RecordedTwelveData.HEARTBEAT,
                        RecordedTwelveData.SUBSCRIBED,
                        RecordedTwelveData.SUBSCRIBED_WITHOUT_FAILS))
                .allSatisfy(message -> assertThat(read(message)).containsExactly(new Alive()));
    }

    @Test
    void whatCannotBeSubscribedIsNotOffered() {
        assertThat(read(RecordedTwelveData.SUBSCRIBED_IN_PART))
                .containsExactly(new NotOffered(XAUUSD, "the subscription failed"));
        assertThat(read(RecordedTwelveData.SUBSCRIBED_IN_PART.replace("{\"symbol\":\"XAU/USD\"}", "\"XAU/USD\"")))
                .containsExactly(new NotOffered(XAUUSD, "the subscription failed"));
    }

    @Test
    void aSubscriptionThatFailsForALimitIsARefusal() {
        assertThat(read(RecordedTwelveData.NOT_SUBSCRIBED))
                .singleElement()
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.cause()).isEqualTo(Cause.RATE_LIMITED);
                    assertThat(refused.detail()).isEqualTo("You have reached the limit of WebSocket credits");
                });
    }

    @Test
    void anErrorByItselfIsARefusal() {
        assertThat(cause(RecordedTwelveData.WRONG_KEY)).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(cause(RecordedTwelveData.OUT_OF_MINUTE)).isEqualTo(Cause.RATE_LIMITED);
        assertThat(cause(RecordedTwelveData.OUT_OF_DAY)).isEqualTo(Cause.OUT_OF_QUOTA);
        assertThat(cause(RecordedTwelveData.BROKEN)).isEqualTo(Cause.FAILED);
    }

    @Test
    void aTimeThatCannotBeIsMalformedAndNotNow() {
        assertThat(read(RecordedTwelveData.ONE_SIDED.replace("1647950463", "99999999999999999")))
                .containsExactly(new Malformed("no time: 99999999999999999"));
        assertThat(read(RecordedTwelveData.ONE_SIDED.replace("1647950463", "\"soon\"")))
                .containsExactly(new Malformed("no time: \"soon\""));
    }

    List<Heard> read(String message) {
        return twelveData.read(message, ASKED);
    }

    Cause cause(String message) {
        return ((Refused) read(message).get(0)).cause();
    }
}
