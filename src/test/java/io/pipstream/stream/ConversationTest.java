package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Caller;
import io.pipstream.access.DemoMode;
import io.pipstream.platform.Settings;
import io.pipstream.trading.RequestedRejections;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {

    static final String NOW = "\"timestamp\":\"2025-01-15T12:00:00Z\"";

    final Market market = new Market();
    final Conversation conversation = new Conversation(
            market.instruments,
            new FakeJournal().withHead("e1", 7),
            new Faults(
                    new DemoMode(Settings.of(Map.of())),
                    new FakeGrants().remembered(market.clock),
                    new RequestedRejections(market.clock),
                    market.metrics),
            market.metrics,
            Clock.fixed(Market.NOON, ZoneOffset.UTC));
    final TestSession trading = TestSession.of(market, Audience.TRADING);
    final TestSession prices = TestSession.of(market, Audience.PRICES);

    @Test
    void theVerbIsAnsweredWithTheSameWordAndTheId() {
        conversation.received(trading.session, "{\"type\":\"ping\",\"id\":\"a1\"}");
        conversation.received(trading.session, "{\"action\":\"ping\",\"id\":17}");

        assertThat(trading.takeSent())
                .containsExactly(
                        "{\"type\":\"pong\",\"id\":\"a1\"," + NOW + "}", "{\"action\":\"pong\",\"id\":17," + NOW + "}");
    }

    @Test
    void tradingSubscribesAsItAlwaysDid() {
        conversation.received(trading.session, "{\"type\":\"subscribe\",\"symbols\":[\"EURUSD\"]}");
        conversation.received(trading.session, "{\"type\":\"unsubscribe\",\"symbols\":[\"EUR/USD\"]}");

        assertThat(trading.takeSent())
                .containsExactly(
                        "{\"type\":\"subscribed\",\"symbols\":[\"EURUSD\"]," + NOW + "}",
                        "{\"type\":\"unsubscribed\",\"symbols\":[\"EURUSD\"]," + NOW + "}");
    }

    @Test
    void pricesAnswerFirstAndThenAtOnceTheCurrentPrice() {
        market.quote("EURUSD 1.10000/1.10020");
        conversation.received(prices.session, "{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\",\"GBPUSD\"]}");
        conversation.received(prices.session, "{\"action\":\"subscribe\",\"symbols\":[]}");

        assertThat(prices.takeSent())
                .containsExactly(
                        "{\"action\":\"subscribed\",\"symbols\":[\"EURUSD\",\"GBPUSD\"]}",
                        "{\"type\":\"price\",\"symbol\":\"EURUSD\",\"bid\":1.10000,\"ask\":1.10020,"
                                + "\"time\":\"2025-01-15T12:00:00.001Z\"}",
                        "{\"action\":\"subscribed\",\"symbols\":[]}");
    }

    @Test
    void whatIsNotJsonIsAnsweredInThePredecessorsWords() {
        conversation.received(trading.session, "not json");

        assertThat(trading.takeSent())
                .containsExactly("{\"type\":\"error\",\"message\":\"Invalid JSON format\",\"code\":\"invalid_json\"}");
        assertThat(trading.transport.closeCode).isNull();
        assertThat(market.registry
                        .counter("pipstream.messages.refused", "code", "invalid_json")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anUnknownNameIsToldAndDoesNotCostTheKnownOnes() {
        conversation.received(prices.session, "{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\",\"US30\"],\"id\":5}");

        assertThat(prices.takeSent())
                .containsExactly(
                        "{\"action\":\"subscribed\",\"id\":5,\"symbols\":[\"EURUSD\"]}",
                        "{\"type\":\"error\",\"message\":\"Unknown symbols: US30\",\"code\":\"unknown_symbol\","
                                + "\"id\":5,\"symbols\":[\"US30\"]}");
    }

    @Test
    void onlyUnknownNamesAreNoSubscription() {
        conversation.received(prices.session, "{\"action\":\"subscribe\",\"symbols\":[\"US30\"]}");
        conversation.received(prices.session, "{\"action\":\"unsubscribe\",\"symbols\":[\"US30\"]}");

        assertThat(prices.takeSent()).hasSize(2).allMatch(text -> text.contains("unknown_symbol"));
    }

    @Test
    void whatCannotBeResumedIsRefusedWithTheReason() {
        trading.journal.withHead("e1", 7);
        conversation.received(trading.session, "{\"type\":\"resume\",\"epoch\":\"old\",\"after\":3,\"id\":9}");
        conversation.received(trading.session, "{\"type\":\"resume\",\"epoch\":\"e1\",\"after\":8}");
        conversation.received(prices.session, "{\"type\":\"resume\",\"epoch\":\"e1\",\"after\":3}");
        trading.reading.runAll();

        assertThat(trading.takeSent())
                .satisfiesExactly(
                        answer ->
                                assertThat(answer).contains("resume_unavailable", "the present one is e1", "\"id\":9"),
                        answer -> assertThat(answer).contains("resume_unavailable", "The journal ends at 7"));
        assertThat(prices.takeSent()).singleElement().asString().contains("resume_unavailable");
    }

    @Test
    void aResumptionIsAnsweredWithTheSequenceThatWasReached() {
        trading.journal.grow(7);
        conversation.received(trading.session, "{\"type\":\"resume\",\"epoch\":\"e1\",\"after\":6,\"id\":9}");
        trading.reading.runAll();

        assertThat(trading.takeSent())
                .containsExactly("event 7", "{\"type\":\"resumed\",\"id\":9,\"after\":6,\"seq\":7}");
    }

    @Test
    void tooManyMessagesAreRefusedAndAfterTwoHundredRefusalsTheSessionIsClosed() {
        TestSession eager = new TestSession(market, Audience.TRADING, "demo", 1);
        for (int message = 0; message < 2 + 200; message++) { // a burst of twice the rate, then 200 refusals
            conversation.received(eager.session, "{\"type\":\"ping\"}");
        }
        assertThat(eager.takeSent().subList(2, 202)).allMatch(text -> text.contains("rate_limited"));
        assertThat(eager.transport.closeCode).isNull();

        conversation.received(eager.session, "{\"type\":\"ping\"}");
        assertThat(eager.transport.closeCode).isEqualTo(4503);
    }

    @Test
    void aBinaryMessageIsRefusedAndTheSocketStaysOpen() {
        conversation.receivedBinary(trading.session);

        assertThat(trading.takeSent()).singleElement().asString().contains("invalid_message");
        assertThat(trading.transport.closeCode).isNull();
    }

    @Test
    void withoutAnAccountThereIsNothingToResume() {
        TestSession feeder = TestSession.of(market, Audience.TRADING, Callers.of("feeder"), null);
        conversation.received(feeder.session, "{\"type\":\"resume\",\"epoch\":\"e1\",\"after\":3}");

        assertThat(feeder.takeSent()).singleElement().asString().contains("resume_unavailable");
    }

    @Test
    void aUserWhoAsksOnManySocketsIsLimitedAsOneAndTheSocketThatGoesOnIsClosed() {
        Occupancy occupancy = occupancy("pipstream.stream.messages-per-second-per-user", "1");
        TestSession calm = seated(occupancy, Callers.of("anna"));
        TestSession eager = seated(occupancy, Callers.of("anna"));
        for (int message = 0; message < 2 + 200; message++) { // a burst of twice the rate, then 200 refusals
            conversation.received(eager.session, "{\"type\":\"ping\"}");
        }
        conversation.received(calm.session, "{\"type\":\"ping\"}");
        assertThat(calm.takeSent()).singleElement().asString().contains("rate_limited");
        assertThat(eager.transport.closeCode).isNull();

        conversation.received(eager.session, "{\"type\":\"ping\"}");
        assertThat(eager.transport.closeCode).isEqualTo(4503);
        assertThat(calm.transport.closeCode).isNull();
    }

    @Test
    void aSubscriptionTooManyIsRefusedAndLeavesEverythingAsItWas() {
        Occupancy occupancy = occupancy("pipstream.stream.max-subscriptions-per-user", "2");
        TestSession first = seated(occupancy, Callers.of("anna"));
        TestSession second = seated(occupancy, Callers.of("anna"));
        String two = "{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\",\"USDJPY\"],\"interval_ms\":0,\"id\":4}";
        conversation.received(first.session, two);
        conversation.received(second.session, two);

        assertThat(second.takeSent())
                .containsExactly("{\"type\":\"error\",\"message\":\"Too many subscriptions on your sockets\","
                        + "\"code\":\"too_many_symbols\",\"id\":4}");
        assertThat(second.session.prices().intervalTicks()).isEqualTo(20); // 1,000 ms, as before
        market.quote("EURUSD 1.10000/1.10020");
        second.session.pricesDue();
        assertThat(second.takeSent()).isEmpty();

        first.session.end();
        conversation.received(second.session, two);
        assertThat(second.takeSent()).first().asString().contains("subscribed");
    }

    private Occupancy occupancy(String setting, String value) {
        return new Occupancy(StreamLimits.of(Settings.of(Map.of(setting, value))), market.clock);
    }

    private TestSession seated(Occupancy occupancy, Caller caller) {
        Holder holder = TestSession.holder(Audience.PRICES, caller, null);
        return new TestSession(market, holder, occupancy.enter(caller).orElseThrow(), 1_000);
    }

    @Test
    void signalsAreResumedByWhoHasNoAccount() {
        TestSession feeder = TestSession.of(market, Audience.TRADING, Callers.of("feeder"), null);

        conversation.received(feeder.session, "{\"type\":\"resume\",\"signals_after\":0,\"id\":1}");
        feeder.reading.runAll();
        conversation.received(feeder.session, "{\"type\":\"resume\",\"signals_after\":5,\"id\":2}");
        feeder.reading.runAll();

        assertThat(feeder.takeSent())
                .containsExactly(
                        "{\"type\":\"resumed\",\"id\":1,\"signals_after\":0,\"signal_seq\":0}",
                        "{\"type\":\"error\",\"message\":\"The signals end at 0\","
                                + "\"code\":\"resume_unavailable\",\"id\":2}");
    }

    @Test
    void eventsAndSignalsAreResumedTogetherWithAnAnswerForEach() {
        TestSession session = TestSession.of(market, Audience.TRADING);

        conversation.received(
                session.session, "{\"type\":\"resume\",\"epoch\":\"e1\",\"after\":0,\"signals_after\":0,\"id\":1}");
        session.reading.runAll();

        assertThat(session.takeSent())
                .anyMatch(text -> text.contains("\"id\":1,\"signals_after\":0,\"signal_seq\":0}"))
                .anyMatch(text -> text.contains("\"id\":1,\"after\":0,\"seq\":0}"));
    }

    @Test
    void thereAreNoSignalsToResumeOnASocketOfPrices() {
        TestSession session = TestSession.of(market, Audience.PRICES);

        conversation.received(session.session, "{\"type\":\"resume\",\"signals_after\":0}");

        assertThat(session.takeSent()).singleElement().asString().contains("resume_unavailable");
    }
}
