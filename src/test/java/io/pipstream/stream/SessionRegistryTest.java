package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PublishedEvent;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

    final Market market = new Market();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final TestSession desk = new TestSession(market, Audience.TRADING, "anna", 10);
    final TestSession phone = new TestSession(market, Audience.TRADING, "anna", 10);
    final TestSession other = new TestSession(market, Audience.TRADING, "bert", 10);
    final TestSession ticker = new TestSession(market, Audience.PRICES, "anna", 10);

    SessionRegistryTest() {
        registry.add("1", desk.session, 4);
        registry.add("2", phone.session, 4);
        registry.add("3", other.session, 4);
        registry.add("4", ticker.session, 4);
        desk.session.releaseEvents();
        phone.session.releaseEvents();
        other.session.releaseEvents();
    }

    @Test
    void anEventReachesEveryTradingSessionOfItsAccountAndNoOther() {
        registry.published(new PublishedEvent(new AccountId("anna"), 1, "{\"seq\":1}"));

        assertThat(desk.takeSent()).containsExactly("{\"seq\":1}");
        assertThat(phone.takeSent()).containsExactly("{\"seq\":1}");
        assertThat(other.takeSent()).isEmpty();
        assertThat(ticker.takeSent()).isEmpty();
    }

    @Test
    void aSignalReachesEveryTradingSession() {
        registry.announced("{\"type\":\"signal_alert\"}");

        assertThat(desk.takeSent()).hasSize(1);
        assertThat(other.takeSent()).hasSize(1);
        assertThat(ticker.takeSent()).isEmpty();
    }

    @Test
    void aSessionThatWasRemovedHearsNothingMore() {
        assertThat(registry.remove("1")).isSameAs(desk.session);
        assertThat(registry.remove("1")).isNull();
        registry.published(new PublishedEvent(new AccountId("anna"), 1, "{}"));

        assertThat(desk.takeSent()).isEmpty();
        assertThat(registry.size()).isEqualTo(3);
        assertThat(market.registry
                        .get("pipstream.sessions")
                        .tag("endpoint", "trading")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void thereIsRoomForSoManyAndForAnotherWhenOneHasGone() {
        StreamSession late = TestSession.of(market, Audience.PRICES).session;

        assertThat(registry.add("5", late, 4)).isFalse();
        registry.remove("4");
        registry.remove("4");
        assertThat(registry.add("5", late, 4)).isTrue();
        assertThat(registry.add("6", late, 4)).isFalse();
    }

    @Test
    void anEventOfAnAccountNobodyWatchesIsNoError() {
        registry.published(new PublishedEvent(new AccountId("nobody"), 1, "{}"));

        assertThat(registry.all()).hasSize(4);
    }
}
