package io.pipstream.stream;

import io.pipstream.platform.NanoClock;
import io.pipstream.stream.StreamLimits.OutboxLimits;
import io.pipstream.stream.transport.Transport;
import io.pipstream.wire.Encoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one socket. Events queue in order and are never dropped: past their limit the session closes, and the
 * client resumes. Prices do not queue at all: the newest is pulled when there is room. Room is a window of bytes that
 * the client itself confirms, by the pong to a ping that was sent behind them.
 *
 * <p>Thread-safe and never blocks. Whoever finds nobody sending sends, until nothing is left that fits; nobody holds a
 * lock while the transport is called.
 */
final class SessionOutbox implements EventCursor.Outlet {

    /** Where prices are pulled from. Only called by one thread at a time. */
    interface PriceSupply {
        /** The next price that changed since it was last sent, or null when there is none. */
        @Nullable
        Encoded next();
    }

    /** Told what became of the session; called outside any lock. */
    interface Observer {
        void sent(int messages, long bytes);

        void waitsForWindow();

        void closing(StreamClose reason);
    }

    private final Transport transport;
    private final PriceSupply prices;
    private final OutboxLimits limits;
    private final NanoClock clock;
    private final Observer observer;
    private final ConfirmedWindow window;

    private final Queue<Encoded> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pendingEvents = new AtomicInteger();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong sentMessages = new AtomicLong(); // written by whoever drains
    private final AtomicLong sentBytes = new AtomicLong(); // written by whoever drains
    private volatile @Nullable LateLine lateLine; // once somebody asked for it
    private volatile boolean pricesDue;
    private volatile boolean pingDue;

    // confined to whoever drains
    private boolean pulling;
    private boolean waiting;

    SessionOutbox(
            Transport transport,
            PriceSupply prices,
            OutboxLimits limits,
            NanoClock clock,
            LongSupplier nonces,
            Observer observer) {
        this.transport = transport;
        this.prices = prices;
        this.limits = limits;
        this.clock = clock;
        this.observer = observer;
        this.window = new ConfirmedWindow(limits, nonces, clock.nanos());
    }

    /** Queues an event or an answer; closes the session when too many wait. */
    @Override
    public void offer(Encoded event) {
        if (closed.get()) {
            return;
        }
        if (pendingEvents.incrementAndGet() > limits.pendingEvents()) {
            close(StreamClose.SLOW_CONSUMER);
            return;
        }
        events.add(event);
        pump();
    }

    /** Whether less than half of what may wait does. */
    @Override
    public boolean hasRoom() {
        return pendingEvents.get() < limits.pendingEvents() / 2;
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    long sentMessages() {
        return sentMessages.getOpaque();
    }

    long sentBytes() {
        return sentBytes.getOpaque();
    }

    /** Events and answers for which there is no room yet. */
    int waiting() {
        return pendingEvents.get();
    }

    boolean isWindowFull() {
        return !window.hasRoom();
    }

    /** It is time for the prices that changed. */
    void pricesDue() {
        if (!closed.get()) {
            pricesDue = true;
            pump();
        }
    }

    /**
     * Everything is sent later, for a while. What is held back is as much as a window; beyond that prices conflate and
     * events wait as they do for a client that reads too slowly. Pings are not delayed.
     */
    void delay(Duration delay, Duration time) {
        LateLine known = lateLine;
        LateLine line = known == null ? new LateLine(limits.windowBytes()) : known;
        line.delay(delay.toNanos(), clock.nanos() + time.toNanos());
        lateLine = line;
    }

    /** Sends what has been held back for long enough; to be called again and again. */
    void passLate() {
        if (lateLine != null && !closed.get()) {
            pump();
        }
    }

    /** The client answered a ping: everything sent before it has arrived. An answer to no ping of ours is ignored. */
    void confirmed(ByteBuffer pong) {
        if (pong.remaining() == Long.BYTES && window.confirm(pong.getLong(pong.position()))) {
            pump();
        }
    }

    /** Closes a session that confirms nothing, and asks one for a confirmation that was not asked for long. */
    void checkDeadlines() {
        long now = clock.nanos();
        if (window.isOverdue(now)) {
            close(StreamClose.SLOW_CONSUMER);
        } else if (window.isPingDue(now)) {
            pingDue = true;
            pump();
        }
    }

    /** Says goodbye once; what still waits is given up. */
    void close(StreamClose reason) {
        if (closed.compareAndSet(false, true)) {
            events.clear();
            transport.close(reason.code(), reason.reason());
            observer.closing(reason);
        }
    }

    /** The socket is gone already. */
    void discard() {
        closed.set(true);
        events.clear();
    }

    /** Ends the connection if the polite close did not. */
    void abort() {
        transport.abort();
    }

    private void pump() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            drain();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void drain() {
        if (pricesDue) {
            pricesDue = false;
            pulling = true;
        }
        int messages = 0;
        long bytes = 0;
        Encoded next;
        while ((next = nextThatFits()) != null) {
            messages++;
            bytes += next.bytes();
            window.sent(next.bytes());
            inFlight.incrementAndGet();
            transport.send(next, this::completed);
            if (window.isFullEnoughToPing()) {
                ping();
            }
        }
        if (pingDue) {
            pingDue = false;
            ping();
        }
        if (messages > 0) {
            sentMessages.setOpaque(sentMessages.getPlain() + messages);
            sentBytes.setOpaque(sentBytes.getPlain() + bytes);
            observer.sent(messages, bytes);
        }
    }

    private @Nullable Encoded nextThatFits() {
        if (closed.get()) {
            return null;
        }
        if (!window.hasRoom() || inFlight.get() >= transport.maxInFlight()) {
            noteWaiting();
            return null;
        }
        waiting = false;
        LateLine line = lateLine;
        return line == null ? taken() : line.next(this::taken, clock.nanos());
    }

    private @Nullable Encoded taken() {
        Encoded event = events.poll();
        if (event != null) {
            pendingEvents.decrementAndGet();
            return event;
        }
        Encoded price = pulling ? prices.next() : null;
        pulling = price != null;
        return price;
    }

    private void noteWaiting() {
        boolean somethingWaits = pulling || !events.isEmpty();
        if (somethingWaits && !waiting && !window.hasRoom()) {
            waiting = true;
            observer.waitsForWindow();
        }
    }

    private void ping() {
        if (closed.get()) {
            return;
        }
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES).putLong(0, window.ping(clock.nanos()));
        try {
            transport.ping(payload);
        } catch (IOException | IllegalStateException gone) {
            discard(); // the container reports the end of the socket itself
        }
    }

    private void completed(@Nullable Throwable failure) {
        inFlight.decrementAndGet();
        if (failure == null) {
            pump();
        } else {
            discard(); // the container reports the end of the socket itself
        }
    }
}
