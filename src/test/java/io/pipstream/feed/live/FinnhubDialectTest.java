package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.USDJPY;
import static io.pipstream.feed.live.LiveFixtures.access;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinnhubDialectTest {

    final FinnhubDialect finnhub = new FinnhubDialect();

    @Test
    void itHasAllByTheNamesOfItsVenue() {
        assertThat(LiveFixtures.offered(finnhub)).hasSize(40);
        assertThat(finnhub.symbol(EURUSD)).contains("OANDA:EUR_USD");
    }

    @Test
    void eachSymbolIsAskedForByItself() {
        assertThat(finnhub.greetings(List.of(EURUSD, USDJPY)))
                .containsExactly(
                        "{\"type\":\"subscribe\",\"symbol\":\"OANDA:EUR_USD\"}",
                        "{\"type\":\"subscribe\",\"symbol\":\"OANDA:USD_JPY\"}");
        assertThat(finnhub.handshake(access(finnhub)).address()).hasToString("wss://ws.finnhub.io?token=" + KEY);
    }

    @Test
    void allTradesOfAMessageAreHeardInTheirOrder() {
        assertThat(read(RecordedFinnhub.TRADES))
                .containsExactly(
                        new Last(EURUSD, new BigDecimal("1.1"), Instant.ofEpochMilli(1672348887195L)),
                        new Last(USDJPY, new BigDecimal("131.25"), Instant.ofEpochMilli(1672348887200L)),
                        new Last(EURUSD, new BigDecimal("1.10002"), Instant.ofEpochMilli(1672348887260L)));
    }

    @Test
    void aPingIsASignOfLife() {
        assertThat(read(RecordedFinnhub.PING)).containsExactly(new Alive());
    }

    @Test
    void aSymbolThatAnErrorNamesIsNotOffered() {
        assertThat(read(RecordedFinnhub.INVALID_SYMBOL))
                .containsExactly(new NotOffered(USDJPY, "Invalid symbol OANDA:USD_JPY"));
    }

    @Test
    void aComplaintAboutSymbolsThatNamesNoneDoesNotEndTheConnection() {
        assertThat(read(RecordedFinnhub.TOO_MANY_SYMBOLS))
                .containsExactly(new Malformed("it complains: Subscribing to too many symbols"));
    }

    @Test
    void otherErrorsAreRefusals() {
        assertThat(read(RecordedFinnhub.INVALID_KEY_MESSAGE))
                .containsExactly(new Refused(Cause.UNAUTHORIZED, "Invalid API key", Optional.empty()));
        assertThat(read(RecordedFinnhub.BROKEN))
                .containsExactly(new Refused(Cause.FAILED, "Internal error", Optional.empty()));
    }

    @Test
    void tradesThatAreNoListAreMalformed() {
        assertThat(read("{\"type\":\"trade\",\"data\":null}")).containsExactly(new Malformed("data is no list: null"));
    }

    List<Heard> read(String message) {
        return finnhub.read(message, ASKED);
    }
}
