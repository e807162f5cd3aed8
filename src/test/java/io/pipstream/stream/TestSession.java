package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A session on a {@link FakeTransport}. */
final class TestSession {

    final FakeTransport transport = FakeTransport.prompt();
    final FakeJournal journal = new FakeJournal();
    final FakeReading reading = new FakeReading();
    final StreamSession session;

    TestSession(Market market, Audience audience, String account, int messagesPerSecond) {
        StreamLimits limits = StreamLimits.of(Settings.of(Map.of()));
        PriceSubscription prices = new PriceSubscription(market.board, audience, market.metrics);
        SessionOutbox outbox = new SessionOutbox(
                transport,
                prices,
                limits.outbox(),
                market.clock,
                new AtomicLong()::incrementAndGet,
                new SessionOutboxStressTest.IgnoringObserver());
        EventCursor events = audience == Audience.TRADING
                ? new EventCursor(new AccountId(account), 0, journal, outbox, reading)
                : null;
        session = new StreamSession(
                audience,
                new AccountId(account),
                outbox,
                events,
                prices,
                new InboundText(65_536),
                new InboundLimit(messagesPerSecond, market.clock),
                market.clock);
    }

    static TestSession of(Market market, Audience audience) {
        return new TestSession(market, audience, "demo", 1_000);
    }

    /** What was sent since the last call. */
    List<String> takeSent() {
        List<String> sent = List.copyOf(transport.sent);
        transport.sent.clear();
        return sent;
    }
}
