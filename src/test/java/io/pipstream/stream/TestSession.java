package io.pipstream.stream;

import io.pipstream.access.Caller;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Settings;
import io.pipstream.signal.InMemorySignals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A session on a {@link FakeTransport}. */
final class TestSession {

    static final StreamLimits LIMITS = StreamLimits.of(Settings.of(Map.of()));

    final FakeTransport transport = FakeTransport.prompt();
    final FakeJournal journal = new FakeJournal();
    final FakeReading reading = new FakeReading();
    final StreamSession session;

    TestSession(Market market, Holder holder, Occupancy.Place place, int messagesPerSecond, AnnouncedSignals source) {
        PriceSubscription prices =
                new PriceSubscription(market.board, holder.audience(), market.metrics, place::maySubscribeTo);
        SessionOutbox outbox = new SessionOutbox(
                transport,
                prices,
                LIMITS.outbox(),
                market.clock,
                new AtomicLong()::incrementAndGet,
                new SessionOutboxStressTest.IgnoringObserver());
        EventCursor events = holder.audience() == Audience.TRADING && holder.account() != null
                ? new EventCursor(0, new AccountEvents(holder.account(), journal), outbox, reading)
                : null;
        EventCursor signals =
                holder.audience() == Audience.TRADING ? new EventCursor(0, source, outbox, reading) : null;
        session = new StreamSession(
                holder,
                place,
                outbox,
                events,
                signals,
                prices,
                new InboundLimit(messagesPerSecond, place::mayAsk, market.clock),
                market.clock);
    }

    TestSession(Market market, Holder holder, Occupancy.Place place, int messagesPerSecond) {
        this(market, holder, place, messagesPerSecond, none(market));
    }

    TestSession(Market market, Audience audience, String account, int messagesPerSecond) {
        this(market, audience, account, messagesPerSecond, none(market));
    }

    /** With signals of the test's own. */
    TestSession(Market market, Audience audience, String account, int messagesPerSecond, AnnouncedSignals signals) {
        this(
                market,
                holder(audience, Callers.of(account), account),
                place(market, account),
                messagesPerSecond,
                signals);
    }

    private static AnnouncedSignals none(Market market) {
        return new AnnouncedSignals(new InMemorySignals().announcements(), new SessionRegistry(market.metrics));
    }

    /** Of an account, or of none if that is null. */
    static TestSession of(Market market, Audience audience, Caller caller, String account) {
        return new TestSession(market, holder(audience, caller, account), place(market, caller.name()), 1_000);
    }

    static TestSession of(Market market, Audience audience) {
        return new TestSession(market, audience, "demo", 1_000);
    }

    static Holder holder(Audience audience, Caller caller, String account) {
        String id = "id-of-" + caller.credential().id() + "-" + audience.tag();
        return new Holder(id, audience, caller, account == null ? null : new AccountId(account), Market.NOON);
    }

    private static Occupancy.Place place(Market market, String user) {
        return new Occupancy(LIMITS, market.clock).enter(Callers.of(user)).orElseThrow();
    }

    /** What was sent since the last call. */
    List<String> takeSent() {
        List<String> sent = List.copyOf(transport.sent);
        transport.sent.clear();
        return sent;
    }
}
