package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KrakenContractTest {

    static final TwoSided EURO = new TwoSided(
            EURUSD, new BigDecimal("1.1738"), new BigDecimal("1.1739"), Instant.parse("2025-09-25T09:04:31.742599Z"));
    static final TwoSided YEN = new TwoSided(USDJPY, new BigDecimal("148.81"), new BigDecimal("148.83"), null);

    Conversation kraken;

    @BeforeEach
    void begin() throws Exception {
        kraken = new Conversation(new KrakenDialect());
    }

    @AfterEach
    void end() throws Exception {
        kraken.close();
    }

    @Test
    void itIsSubscribedToAndSaysPrices() throws Exception {
        kraken.plays(
                        1,
                        RecordedKraken.ONLINE,
                        RecordedKraken.SUBSCRIBED,
                        RecordedKraken.SNAPSHOT,
                        RecordedKraken.HEARTBEAT,
                        RecordedKraken.UPDATE)
                .begin(ASKED);

        soon().untilAsserted(() ->
                assertThat(kraken.heard).containsExactly(new Alive(), new Alive(), EURO, new Alive(), YEN));
        assertThat(kraken.sent).containsExactly(RecordedKraken.SUBSCRIBE);
        assertThat(kraken.server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo("/v2"));
    }

    @Test
    void aPairThatItDoesNotSupportDoesNotSpoilTheOther() throws Exception {
        kraken.plays(1, RecordedKraken.NOT_SUPPORTED, RecordedKraken.UPDATE).begin(ASKED);

        soon().untilAsserted(() -> assertThat(kraken.heard)
                .containsExactly(new NotOffered(EURUSD, "Currency pair not supported EUR/USD"), YEN));
    }

    @Test
    void itsErrorsAreRefusals() throws Exception {
        kraken.plays(1, RecordedKraken.TOO_FAST, RecordedKraken.NO_CHANNEL, RecordedKraken.MAINTENANCE)
                .begin(ASKED);

        soon().untilAsserted(() -> assertThat(kraken.heard)
                .containsExactly(
                        new Refused(Cause.RATE_LIMITED, "Exceeded msg rate", Optional.empty()),
                        new Refused(Cause.FAILED, "Channel not found", Optional.empty()),
                        new Refused(Cause.FAILED, "its system is in maintenance", Optional.empty())));
    }

    @Test
    void aTornMessageIsMalformedAndOneInPartsIsNot() throws Exception {
        kraken.server.always(Reactions.socket(peer -> {
            peer.text(RecordedKraken.SNAPSHOT.substring(0, 120));
            peer.parts(RecordedKraken.SNAPSHOT.substring(0, 120), "", RecordedKraken.SNAPSHOT.substring(120));
            peer.stay();
        }));
        kraken.begin(ASKED);

        soon().untilAsserted(() -> assertThat(kraken.heard).hasSize(2));
        assertThat(kraken.heard.get(0)).isInstanceOf(Malformed.class);
        assertThat(kraken.heard.get(1)).isEqualTo(EURO);
    }
}
