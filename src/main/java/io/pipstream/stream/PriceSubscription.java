package io.pipstream.stream;

import io.pipstream.domain.market.Instrument;
import io.pipstream.wire.ClientMessage.Framing;
import io.pipstream.wire.ClientMessage.Pace;
import io.pipstream.wire.ClientMessageReader;
import io.pipstream.wire.Encoded;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which prices one session wants, how often, and which of them it already has. Nothing is queued here: what is sent
 * next is whatever is newest when there is room for it. Thread-safe.
 */
final class PriceSubscription implements SessionOutbox.PriceSupply {

    /** One price in so many is timed; a power of two. */
    private static final int SAMPLED_OF = 16;

    private static final int DEFAULT_INTERVAL_MILLIS = 1_000;

    private final PriceBoard board;
    private final Audience audience;
    private final StreamMetrics metrics;
    private final IntPredicate room;
    private final BitSet wanted; // guarded by this
    private final @Nullable EncodedQuote[] sent; // guarded by this
    private boolean narrowed; // guarded by this
    private Framing framing = Framing.SINGLE; // guarded by this
    private int cursor; // guarded by this
    private long conflated; // guarded by this
    private int taken; // guarded by this
    private volatile int intervalTicks = ticks(DEFAULT_INTERVAL_MILLIS);

    /** @param room whether the user may have so many subscriptions in this session instead of those it has */
    PriceSubscription(PriceBoard board, Audience audience, StreamMetrics metrics, IntPredicate room) {
        this.board = board;
        this.audience = audience;
        this.metrics = metrics;
        this.room = room;
        int size = board.instruments().size();
        this.wanted = new BitSet(size);
        this.sent = new EncodedQuote[size];
        if (audience == Audience.TRADING) {
            wanted.set(0, size); // every instrument, until the first subscribe narrows
        }
    }

    /**
     * Before a subscription is answered: the first one of a trading session ends the prices of all other instruments. Every
     * instrument, as such a session begins, counts as no subscription.
     *
     * @return false if the user has no room for as many; then nothing has changed
     */
    synchronized boolean makeRoomFor(Collection<Instrument> instruments) {
        BitSet named = new BitSet(sent.length);
        instruments.forEach(instrument -> named.set(board.instruments().indexOf(instrument)));
        BitSet all = (BitSet) named.clone();
        if (isCounted()) {
            all.or(wanted);
        }
        if (!room.test(all.cardinality())) {
            return false;
        }
        if (!isCounted()) {
            wanted.and(named);
            narrowed = true;
        }
        return true;
    }

    /** Guarded by this. */
    private boolean isCounted() {
        return narrowed || audience == Audience.PRICES;
    }

    /** Adds instruments; one already there keeps its place and is not sent again. */
    synchronized void subscribe(Collection<Instrument> instruments, Pace pace) {
        for (Instrument instrument : instruments) {
            int index = board.instruments().indexOf(instrument);
            if (!wanted.get(index)) {
                wanted.set(index);
                sent[index] = null;
            }
        }
        pace.intervalMillis().ifPresent(millis -> intervalTicks = ticks(millis));
        if (pace.framing() != null && audience == Audience.PRICES) {
            framing = pace.framing();
        }
    }

    /** Takes instruments away; subscribed to again, they start with their current price. */
    synchronized void unsubscribe(Collection<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            wanted.clear(board.instruments().indexOf(instrument));
        }
        if (isCounted()) {
            var unused = room.test(wanted.cardinality()); // true: there are fewer than before
        }
    }

    /** How many ticks of {@link PriceStreams} lie between two sends; 0 for every change. */
    int intervalTicks() {
        return intervalTicks;
    }

    /** Prices this session was spared because a newer one took their place. */
    synchronized long conflated() {
        return conflated;
    }

    @Override
    public synchronized @Nullable Encoded next() {
        return framing == Framing.BATCH ? nextBatch() : nextSingle();
    }

    private @Nullable Encoded nextSingle() {
        int size = sent.length;
        int index = wanted.nextSetBit(cursor);
        for (int looked = 0; looked < size; looked++) {
            if (index < 0) {
                index = wanted.nextSetBit(0);
                if (index < 0) {
                    return null;
                }
            }
            EncodedQuote quote = takeChanged(index);
            if (quote != null) {
                cursor = index + 1;
                return audience == Audience.TRADING ? quote.priceUpdate() : quote.price();
            }
            index = wanted.nextSetBit(index + 1);
        }
        return null;
    }

    private @Nullable Encoded nextBatch() {
        List<EncodedQuote> changed = new ArrayList<>();
        for (int index = wanted.nextSetBit(0); index >= 0; index = wanted.nextSetBit(index + 1)) {
            EncodedQuote quote = takeChanged(index);
            if (quote != null) {
                changed.add(quote);
            }
        }
        return changed.isEmpty() ? null : board.batch(changed);
    }

    private @Nullable EncodedQuote takeChanged(int index) {
        EncodedQuote quote = board.newest(index);
        EncodedQuote before = sent[index];
        if (quote == null || quote.equals(before)) {
            return null;
        }
        sent[index] = quote;
        if (before != null) {
            boolean cameBack = quote.quote().samePrices(before.quote());
            long spared = quote.version() - before.version() - (cameBack ? 0 : 1);
            if (spared > 0) {
                conflated += spared;
                metrics.conflated(spared);
            }
            if (cameBack) {
                return null;
            }
        }
        if (intervalTicks == 0 && (taken++ & SAMPLED_OF - 1) == 0) {
            metrics.delayed(quote.acceptedNanos());
        }
        return quote;
    }

    private static int ticks(int intervalMillis) {
        int tick = ClientMessageReader.SHORTEST_INTERVAL_MILLIS;
        return (intervalMillis + tick - 1) / tick;
    }
}
