package io.pipstream.stream;

import io.pipstream.access.Caller;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import io.pipstream.wire.Encoded;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One open socket: who listens, what waits for it, which prices it wants. */
final class StreamSession {

    private final Holder holder;
    private final Occupancy.Place place;
    private final SessionOutbox outbox;
    private final @Nullable EventCursor events;
    private final @Nullable EventCursor signals;
    private final PriceSubscription prices;
    private final InboundText inbound = new InboundText(Sockets.LONGEST_MESSAGE);
    private final InboundLimit limit;
    private final NanoClock clock;
    private final long openedNanos;
    private volatile @Nullable Long breaksAtNanos;
    private volatile long firstTick;

    StreamSession(
            Holder holder,
            Occupancy.Place place,
            SessionOutbox outbox,
            @Nullable EventCursor events,
            @Nullable EventCursor signals,
            PriceSubscription prices,
            InboundLimit limit,
            NanoClock clock) {
        this.holder = holder;
        this.place = place;
        this.outbox = outbox;
        this.events = events;
        this.signals = signals;
        this.prices = prices;
        this.limit = limit;
        this.clock = clock;
        this.openedNanos = clock.nanos();
    }

    Holder holder() {
        return holder;
    }

    Caller caller() {
        return holder.caller();
    }

    Audience audience() {
        return holder.audience();
    }

    /** Null for a session that is nobody's account's. */
    @Nullable
    AccountId account() {
        return holder.account();
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

    /** A signal, which a session of prices is not told. */
    void announced(long sequence, Encoded signal) {
        if (signals != null) {
            signals.published(sequence, signal);
        }
    }

    void signalsGoTo(long sequence) {
        if (signals != null) {
            signals.journalGoesTo(sequence);
        }
    }

    /** Events and signals need not wait any longer for the client to say where it goes on from. */
    void releaseEvents() {
        if (events != null) {
            events.release();
        }
        releaseSignals();
    }

    /** Signals alone need not wait any longer. */
    void releaseSignals() {
        if (signals != null) {
            signals.release();
        }
    }

    /** The next events of its account come twice. */
    void repeatNext(int count) {
        if (events != null) {
            events.repeatNext(count);
        }
    }

    /** Null for a session that is told no events. */
    @Nullable
    EventCursor events() {
        return events;
    }

    /** Null for a session that is told no signals. */
    @Nullable
    EventCursor signals() {
        return signals;
    }

    void confirmed(ByteBuffer pong) {
        outbox.confirmed(pong);
    }

    void pricesDue() {
        outbox.pricesDue();
    }

    /** Closes a session whose client confirms nothing, or whose credential works no longer. */
    void checkDeadlines(Instant now) {
        outbox.checkDeadlines();
        if (caller().credential().isExpired(now)) {
            close(StreamClose.UNAUTHENTICATED);
        }
    }

    void close(StreamClose reason) {
        outbox.close(reason);
    }

    /** Everything is sent later, for a while. */
    void delay(Duration delay, Duration time) {
        outbox.delay(delay, time);
    }

    /** The connection breaks, as if a cable were pulled, with the first {@link #tick} after that. */
    void breakAfter(Duration wait) {
        breaksAtNanos = clock.nanos() + wait.toNanos();
    }

    /** Called twenty times a second: lets happen what somebody asked to go wrong. */
    void tick() {
        outbox.passLate();
        Long end = breaksAtNanos;
        if (end != null && clock.nanos() - end >= 0) {
            breaksAtNanos = null;
            discard();
            abort();
        }
    }

    void abort() {
        outbox.abort();
    }

    /** Nothing more is sent. */
    void discard() {
        outbox.discard();
    }

    /** Its socket has gone: what it took of the node is free again. */
    void end() {
        discard();
        place.leave();
    }

    /** Whether it has neither been closed nor broken. */
    boolean isOpen() {
        return outbox.isOpen();
    }

    /** Whether less than half of what may wait for it does. */
    boolean hasRoom() {
        return outbox.hasRoom();
    }

    /** As it is now. */
    OpenSocket describe() {
        return new OpenSocket(
                holder.id(),
                holder.audience(),
                holder.caller().name(),
                holder.caller().address(),
                holder.account(),
                holder.caller().credential().kind(),
                holder.since(),
                outbox.sentMessages(),
                outbox.sentBytes(),
                prices.conflated(),
                outbox.waiting(),
                outbox.isWindowFull());
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
