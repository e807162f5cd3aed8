package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.wire.Encoded;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

    final Market market = new Market();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final TestSession desk = new TestSession(market, Audience.TRADING, "anna", 10);
    final TestSession phone = new TestSession(market, Audience.TRADING, "anna", 10);
    final TestSession other = new TestSession(market, Audience.TRADING, "bert", 10);
    final TestSession ticker = new TestSession(market, Audience.PRICES, "anna", 10);

    SessionRegistryTest() {
        open("1", desk);
        open("2", phone);
        open("3", other);
        open("4", ticker);
        desk.session.releaseEvents();
        phone.session.releaseEvents();
        other.session.releaseEvents();
    }

    void open(String id, TestSession session) {
        registry.add(id, session.session);
        registry.tell(session.session);
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
        desk.session.releaseEvents();
        other.session.releaseEvents();
        registry.announced(1, Encoded.of("{\"type\":\"signal_alert\"}"));

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
    void aTradingSessionWithoutAccountHearsSignalsOnly() {
        TestSession feeder = TestSession.of(market, Audience.TRADING, Callers.of("feeder"), null);
        open("5", feeder);
        feeder.session.releaseEvents();
        registry.announced(1, Encoded.of("a signal"));
        registry.published(new PublishedEvent(new AccountId("anna"), 1, "an event"));

        assertThat(feeder.takeSent()).containsExactly("a signal");
        registry.remove("5");
        registry.announced(2, Encoded.of("another"));
        assertThat(feeder.takeSent()).isEmpty();
    }

    @Test
    void aSessionIsToldNothingBeforeItIsAdmitted() {
        TestSession late = new TestSession(market, Audience.TRADING, "anna", 10);
        registry.add("5", late.session);
        registry.announced(1, Encoded.of("a signal"));

        assertThat(late.takeSent()).isEmpty();
        assertThat(registry.find("5")).isSameAs(late.session);
    }

    @Test
    void anEventOfAnAccountNobodyWatchesIsNoError() {
        registry.published(new PublishedEvent(new AccountId("nobody"), 1, "{}"));

        assertThat(registry.all()).hasSize(4);
    }
}
