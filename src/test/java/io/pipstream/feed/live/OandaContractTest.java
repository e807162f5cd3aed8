package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OandaContractTest {

    static final TwoSided EURO = new TwoSided(
            EURUSD,
            new BigDecimal("1.11914"),
            new BigDecimal("1.11925"),
            Instant.parse("2019-05-28T13:06:32.682119462Z"));

    Conversation oanda;

    @BeforeEach
    void begin() throws Exception {
        oanda = new Conversation(new OandaDialect());
    }

    @AfterEach
    void end() throws Exception {
        oanda.close();
    }

    @Test
    void itIsAskedOnceAndGoesOnSayingPrices() throws Exception {
        oanda.server.always(Reactions.lines(
                RecordedOanda.PRICE, RecordedOanda.HEARTBEAT, RecordedOanda.HALTED, "", RecordedOanda.PRICE));
        oanda.begin(ASKED);

        soon().untilAsserted(() -> assertThat(said()).containsExactly(EURO, EURO));
        assertThat(oanda.server.requests()).singleElement().satisfies(request -> {
            assertThat(request.target())
                    .isEqualTo("/v3/accounts/101-004-1234567-001/pricing/stream"
                            + "?instruments=EUR_USD,USD_JPY,XAU_USD&snapshot=true");
            assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
        });
    }

    /** What was heard beside signs of life. */
    private List<Heard> said() {
        return oanda.heard.stream().filter(heard -> !heard.equals(new Alive())).toList();
    }

    @Test
    void aLineThatComesInPiecesIsOneAndATornOneIsMalformed() throws Exception {
        oanda.server.always(visit -> {
            visit.beginStream();
            visit.chunk(RecordedOanda.PRICE.substring(0, 50));
            visit.chunk(RecordedOanda.PRICE.substring(50) + "\r\n" + RecordedOanda.PRICE.substring(0, 99));
            visit.chunk("\n" + RecordedOanda.PRICE + "\n");
            visit.stay();
        });
        oanda.begin(ASKED);

        // a piece that ends no line is a sign of life, if it comes by itself
        soon().untilAsserted(() -> assertThat(said()).hasSize(3));
        assertThat(said().get(0)).isEqualTo(EURO);
        assertThat(said().get(1)).isInstanceOf(Malformed.class);
        assertThat(said().get(2)).isEqualTo(EURO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"errorMessage":"Insufficient authorization to perform request."} | UNAUTHORIZED
            403 | {"errorMessage":"Insufficient authorization to perform request."} | UNAUTHORIZED
            400 | {"errorMessage":"Invalid value specified for 'accountID'"}        | UNAUTHORIZED
            400 | {"errorMessage":"Invalid value specified for 'instruments'"}      | FAILED
            404 | {"errorMessage":"No such page"}                                   | FAILED
            429 | {"errorMessage":"Rate limit violation"}                           | RATE_LIMITED
            """)
    void whatItRefusesIsToldWithItsWords(int status, String body, Cause cause) throws Exception {
        oanda.server.always(Reactions.status(status, body));
        oanda.begin(ASKED);

        soon().untilAsserted(() -> assertThat(oanda.heard)
                .singleElement()
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.cause()).isEqualTo(cause);
                    assertThat(refused.detail()).isEqualTo("HTTP " + status + " " + body);
                }));
    }

    @Test
    void anErrorInsideTheStreamIsARefusal() throws Exception {
        oanda.server.always(Reactions.lines(RecordedOanda.UNAUTHORIZED));
        oanda.begin(ASKED);

        soon().untilAsserted(() -> assertThat(oanda.heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(Cause.UNAUTHORIZED)));
    }
}
