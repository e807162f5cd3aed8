package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KrakenDialectTest {

    final KrakenDialect kraken = new KrakenDialect();

    @Test
    void itHasItsTwelvePairsOfCurrenciesAndNoMetal() {
        assertThat(LiveFixtures.offered(kraken))
                .containsExactlyInAnyOrder(
                        "EURUSD", "GBPUSD", "AUDUSD", "USDJPY", "USDCHF", "USDCAD", "EURGBP", "EURJPY", "EURCHF",
                        "EURCAD", "EURAUD", "AUDJPY");
        assertThat(kraken.symbol(EURUSD)).contains("EUR/USD");
    }

    @Test
    void oneMessageAsksForThoseThatItHas() {
        assertThat(kraken.greetings(ASKED)).containsExactly(RecordedKraken.SUBSCRIBE);
        assertThat(kraken.handshake(access(kraken)).address()).hasToString("wss://ws.kraken.com/v2");
        assertThat(kraken.heartbeat()).isEmpty();
    }

    @Test
    void aSnapshotHasBothSidesAndItsTime() {
        assertThat(read(RecordedKraken.SNAPSHOT))
                .containsExactly(new TwoSided(
                        EURUSD,
                        new BigDecimal("1.1738"),
                        new BigDecimal("1.1739"),
                        Instant.parse("2025-09-25T09:04:31.742599Z")));
    }

    @Test
    void anUpdateWithoutATimeSaysNone() {
        assertThat(read(RecordedKraken.UPDATE))
                .containsExactly(new TwoSided(USDJPY, new BigDecimal("148.81"), new BigDecimal("148.83"), null));
    }

    @Test
    void onePriceThatIsWrongDoesNotSpoilTheOther() {
        String both = RecordedKraken.UPDATE.replace("[{", "[{\"symbol\":\"EUR/USD\",\"bid\":\"low\"},{");

        assertThat(read(both)).hasExactlyElementsOfTypes(Malformed.class, TwoSided.class);
    }

    @Test
    void confirmationsHeartbeatsAndItsStatusAreSignsOfLife() {
        assertThat(List.of(RecordedKraken.SUBSCRIBED, RecordedKraken.HEARTBEAT, RecordedKraken.ONLINE))
                .allSatisfy(message -> assertThat(read(message)).containsExactly(new Alive()));
    }

    @Test
    void inMaintenanceItRefuses() {
        assertThat(read(RecordedKraken.MAINTENANCE))
                .containsExactly(new Refused(Cause.FAILED, "its system is in maintenance", Optional.empty()));
    }

    @Test
    void aPairThatItDoesNotSupportIsNotOffered() {
        assertThat(read(RecordedKraken.NOT_SUPPORTED))
                .containsExactly(new NotOffered(EURUSD, "Currency pair not supported EUR/USD"));
    }

    @Test
    void anErrorThatNamesNoPairIsARefusal() {
        assertThat(read(RecordedKraken.TOO_FAST))
                .containsExactly(new Refused(Cause.RATE_LIMITED, "Exceeded msg rate", Optional.empty()));
        assertThat(read(RecordedKraken.NO_CHANNEL))
                .containsExactly(new Refused(Cause.FAILED, "Channel not found", Optional.empty()));
    }

    @Test
    void aPairThatWasNotAskedForIsMalformed() {
        assertThat(read(RecordedKraken.SNAPSHOT.replace("EUR/USD", "GBP/USD")))
                .containsExactly(new Malformed("nothing was asked of what it calls 'GBP/USD'"));
    }

    List<Heard> read(String message) {
        return kraken.read(message, ASKED);
    }
}
