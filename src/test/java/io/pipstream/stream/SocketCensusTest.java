package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Credential;
import io.pipstream.domain.account.AccountId;
import io.pipstream.wire.Encoded;
import org.junit.jupiter.api.Test;

class SocketCensusTest {

    final Market market = new Market();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final SocketCensus census = new SocketCensus(registry);
    final TestSession trading = TestSession.of(market, Audience.TRADING, Callers.of("anna"), "anna-1");
    final TestSession prices = TestSession.of(market, Audience.PRICES, Callers.of("anna"), null);
    final TestSession other = TestSession.of(market, Audience.PRICES, Callers.of("bert"), null);

    SocketCensusTest() {
        registry.add("container-1", trading.session);
        registry.add("container-2", prices.session);
        registry.add("container-3", other.session);
    }

    @Test
    void aSocketIsToldWithWhoOpenedItAndWhatWasSent() {
        trading.session.offer(Encoded.of("four"));
        trading.session.offer(Encoded.of("seven.."));

        assertThat(census.find("id-of-token-of-anna-trading"))
                .contains(new OpenSocket(
                        "id-of-token-of-anna-trading",
                        Audience.TRADING,
                        "anna",
                        Callers.ADDRESS,
                        new AccountId("anna-1"),
                        Credential.Kind.TOKEN,
                        Market.NOON,
                        2,
                        11,
                        0,
                        0,
                        false));
    }

    @Test
    void aClientThatDoesNotConfirmIsSeen() {
        String half = "x".repeat(40_000); // two fill the window of 65,536 bytes
        for (int message = 0; message < 5; message++) {
            other.session.offer(Encoded.of(half));
        }

        assertThat(census.find("id-of-token-of-bert-prices")).hasValueSatisfying(socket -> {
            assertThat(socket.messagesSent()).isEqualTo(2);
            assertThat(socket.bytesSent()).isEqualTo(80_000);
            assertThat(socket.eventsWaiting()).isEqualTo(3);
            assertThat(socket.windowFull()).isTrue();
        });
    }

    @Test
    void aPageHasOneUsersSocketsAndSaysHowManyThereAre() {
        assertThat(census.page("", 100).total()).isEqualTo(3);
        assertThat(census.page("ANNA", 100).sockets())
                .extracting(OpenSocket::user)
                .containsExactly("anna", "anna");
        assertThat(census.page("", 2).sockets()).hasSize(2);
        assertThat(census.page("", 2).total()).isEqualTo(3);
        assertThat(census.page("nobody", 100).sockets()).isEmpty();
    }

    @Test
    void aSocketIsClosedByItsOwnIdAndNotByTheContainers() {
        assertThat(census.close("container-1")).isFalse();
        assertThat(census.close("id-of-token-of-anna-trading")).isTrue();
        assertThat(trading.transport.closeCode).isEqualTo(4504);
        assertThat(prices.transport.closeCode).isNull();

        assertThat(census.close("id-of-token-of-anna-trading")).isFalse();
        assertThat(census.page("anna", 100).total()).isEqualTo(1);
    }
}
