package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.DemoMode;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Settings;
import io.pipstream.trading.RequestedRejections;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    static final String DELAY = "{\"type\":\"fault\",\"fault\":\"delay\",\"ms\":2000,\"for_ms\":30000,\"id\":4}";
    static final String DISCONNECT = "{\"action\":\"fault\",\"fault\":\"disconnect\",\"after_ms\":100}";
    static final String DUPLICATE = "{\"type\":\"fault\",\"fault\":\"duplicate\",\"count\":2}";
    static final String REJECT = "{\"type\":\"fault\",\"fault\":\"reject\"}";
    static final String PING = "{\"type\":\"ping\"}";

    final Market market = new Market();
    final FakeGrants grants = new FakeGrants().owns("anna", "demo").reads("bert", "demo");
    final RequestedRejections rejections = new RequestedRejections(market.clock);
    final Conversation conversation = conversation("true");
    final TestSession anna = TestSession.of(market, Audience.TRADING, Callers.of("anna"), "demo");
    final TestSession other = TestSession.of(market, Audience.TRADING, Callers.of("anna"), "demo");

    @ParameterizedTest
    @ValueSource(strings = {DELAY, DISCONNECT, DUPLICATE, REJECT})
    void withoutDemoModeEachIsForbidden(String fault) {
        conversation("false").received(anna.session, fault);
        pass(Duration.ofSeconds(1));

        assertThat(anna.takeSent())
                .singleElement()
                .asString()
                .contains("\"message\":\"Faults can be asked for in demo mode only\",\"code\":\"forbidden\"");
        assertThat(anna.transport.aborted).isFalse();
        assertThat(market.registry.counter("pipstream.faults", "kind", "delay").count())
                .isZero();
    }

    @Test
    void aDelayIsAnsweredAtOnceAndHoldsBackTheRestOfThisSession() {
        conversation.received(anna.session, DELAY);
        conversation.received(anna.session, PING);
        conversation.received(other.session, PING);

        assertThat(anna.takeSent())
                .containsExactly("{\"type\":\"fault\",\"id\":4,\"fault\":\"delay\",\"accepted\":true,"
                        + "\"ms\":2000,\"for_ms\":30000}");
        assertThat(other.takeSent()).hasSize(1);
        pass(Duration.ofMillis(1_999));
        assertThat(anna.takeSent()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(anna.takeSent()).singleElement().asString().contains("pong");
        assertThat(market.registry.counter("pipstream.faults", "kind", "delay").count())
                .isEqualTo(1);
    }

    @Test
    void aDisconnectionIsASilentOne() {
        conversation.received(anna.session, DISCONNECT);
        assertThat(anna.takeSent())
                .containsExactly("{\"action\":\"fault\",\"fault\":\"disconnect\",\"accepted\":true,\"after_ms\":100}");
        pass(Duration.ofMillis(99));
        assertThat(anna.transport.aborted).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(anna.transport.aborted).isTrue();
        assertThat(anna.transport.closeCode).isNull();
        assertThat(anna.session.isOpen()).isFalse();
        assertThat(other.transport.aborted).isFalse();
    }

    @Test
    void theNextEventsComeTwiceWithTheirSequenceAndAnswersDoNot() {
        conversation.received(anna.session, DUPLICATE);
        anna.takeSent();
        for (int event = 0; event < 3; event++) {
            anna.journal.grow();
            anna.session.journalGoesTo(event + 1L);
            anna.reading.runAll();
        }
        conversation.received(anna.session, PING);

        assertThat(anna.takeSent())
                .startsWith("event 1", "event 1", "event 2", "event 2", "event 3")
                .hasSize(6);
    }

    @Test
    void aSocketThatIsToldNoEventsHasNoneToRepeat() {
        TestSession prices = TestSession.of(market, Audience.PRICES, Callers.of("anna"), "demo");
        conversation.received(prices.session, DUPLICATE);

        assertThat(prices.takeSent()).singleElement().asString().contains("invalid_message");
    }

    @Test
    void anOwnerMayHaveOrdersRefusedFromEitherSocket() {
        conversation.received(anna.session, REJECT);

        assertThat(anna.takeSent())
                .containsExactly(
                        "{\"type\":\"fault\",\"fault\":\"reject\",\"accepted\":true,\"count\":1,\"for_ms\":60000}");
    }

    @Test
    void whoMayNotTradeTheAccountMayNotHaveItsOrdersRefused() {
        TestSession reader = TestSession.of(market, Audience.TRADING, Callers.of("bert"), "demo");
        TestSession watcher = TestSession.of(market, Audience.TRADING, Callers.allowedTo("anna", Scope.READ), "demo");
        TestSession nobody = TestSession.of(market, Audience.TRADING, Callers.of("anna"), null);
        for (TestSession session : new TestSession[] {reader, watcher, nobody}) {
            conversation.received(session.session, REJECT);
            assertThat(session.takeSent()).singleElement().asString().contains("\"code\":\"forbidden\"");
        }
    }

    @Test
    void tooManyAccountsWithRejectionsAreRefused() {
        for (int number = 0; number < RequestedRejections.MOST_ACCOUNTS; number++) {
            rejections.request(new AccountId("a" + number), 1, Duration.ofMinutes(1));
        }
        conversation.received(anna.session, REJECT);

        assertThat(anna.takeSent()).singleElement().asString().contains("rate_limited");
    }

    private void pass(Duration time) {
        market.clock.advance(time);
        anna.session.tick();
        other.session.tick();
    }

    private Conversation conversation(String demo) {
        Faults faults = new Faults(
                new DemoMode(Settings.of(Map.of("pipstream.demo", demo))),
                grants.remembered(market.clock),
                rejections,
                market.metrics);
        return new Conversation(
                market.instruments,
                new FakeJournal().withHead("e1", 7),
                faults,
                market.metrics,
                Clock.fixed(Market.NOON, ZoneOffset.UTC));
    }
}
