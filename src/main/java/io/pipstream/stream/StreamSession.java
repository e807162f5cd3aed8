package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import io.pipstream.wire.Encoded;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One open socket: who listens, what waits for it, which prices it wants. */
final class StreamSession {

    private final Audience audience;
    private final AccountId account;
    private final SessionOutbox outbox;
    private final PriceSubscription prices;
    private final InboundText inbound;
    private final InboundLimit limit;
    private final long openedNanos;
    private volatile long firstTick;

    StreamSession(
            Audience audience,
            AccountId account,
            SessionOutbox outbox,
            PriceSubscription prices,
            InboundText inbound,
            InboundLimit limit,
            NanoClock clock) {
        this.audience = audience;
        this.account = account;
        this.outbox = outbox;
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
