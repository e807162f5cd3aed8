package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import io.pipstream.wire.Encoded;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One open socket: who listens, what waits for it, which prices it wants. */
final class StreamSession {

    private final Audience audience;
    private final AccountId account;
    private final SessionOutbox outbox;
    private final @Nullable EventCursor events;
    private final PriceSubscription prices;
    private final InboundText inbound;
    private final InboundLimit limit;
    private final long openedNanos;
    private volatile long firstTick;

    StreamSession(
            Audience audience,
            AccountId account,
            SessionOutbox outbox,
            @Nullable EventCursor events,
            PriceSubscription prices,
            InboundText inbound,
            InboundLimit limit,
            NanoClock clock) {
        this.audience = audience;
        this.account = account;
        this.outbox = outbox;
        this.events = events;
        this.prices = prices;
        this.inbound = inbound;
        this.limit = limit;
        this.openedNanos = clock.nanos();
    }

    Audience audience() {
        return audience;
    }

    AccountId account() {
        return account;
    }

    PriceSubscription prices() {
        return prices;
    }

    InboundText inbound() {
        return inbound;
    }

    InboundLimit limit() {
        return limit;
    }

    void offer(Encoded event) {
        outbox.offer(event);
    }

    /** An event of its account, which a session of prices is not told. */
    void published(long sequence, Encoded event) {
        if (events != null) {
            events.published(sequence, event);
        }
    }

    void journalGoesTo(long sequence) {
        if (events != null) {
            events.journalGoesTo(sequence);
        }
    }

    /** Events need not wait any longer for the client to say where it goes on from. */
    void releaseEvents() {
        if (events != null) {
            events.release();
        }
    }

    /** Null for a session that is told no events. */
    @Nullable
    EventCursor events() {
        return events;
    }

    void confirmed(ByteBuffer pong) {
        outbox.confirmed(pong);
    }

    void pricesDue() {
        outbox.pricesDue();
    }

    void checkDeadlines() {
        outbox.checkDeadlines();
    }

    void close(StreamClose reason) {
        outbox.close(reason);
    }

    void abort() {
        outbox.abort();
    }

    void discard() {
        outbox.discard();
    }

    boolean isOlderThan(Duration age, long nowNanos) {
        return nowNanos - openedNanos > age.toNanos();
    }

    /** Counts its intervals from here on, so that sessions opened apart are served apart. */
    void startAt(long tick) {
        firstTick = tick;
    }

    /** Ticks since it was opened. */
    long ticksSinceStart(long tick) {
        return tick - firstTick;
    }
}
