package io.pipstream.domain.engine;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every price condition that waits for a quote, so that a quote finds those it reaches without looking at the others.
 * Thread-safe; calls nobody while it holds a lock, and holds one for one instrument only.
 *
 * <p>A quote and an order that come at the same time do not miss each other, if the quote is made the current one before
 * {@link #touchedBy} is called, the order's threshold is {@link #put} before the current quote is read, and the current
 * quote is volatile.
 */
public final class TriggerIndex {

    private final Instruments instruments;
    private final List<Ladders> laddersByInstrument;

    public TriggerIndex(Instruments instruments) {
        this.instruments = instruments;
        this.laddersByInstrument =
                Stream.generate(Ladders::new).limit(instruments.size()).toList();
    }

    /**
     * Does nothing if an equal one is there.
     *
     * @throws IllegalArgumentException if the instrument is unknown
     */
    public void put(Threshold threshold) {
        ladders(threshold.instrument()).put(threshold);
    }

    /**
     * False if none equal to it is there: it was never put, or is already removed or taken out.
     *
     * @throws IllegalArgumentException if the instrument is unknown
     */
    public boolean remove(Threshold threshold) {
        return ladders(threshold.instrument()).remove(threshold);
    }

    /**
     * Takes out every threshold that the quote reaches. Its result is sorted: bid before ask, at or below before at or
     * above, then as a price on its way comes to the levels, then by name of account, item and part. When the quote
     * reaches none this takes no lock, and as long as it would with an empty index.
     *
     * @throws IllegalArgumentException if the instrument is unknown
     */
    public List<Threshold> touchedBy(Quote quote) {
        return ladders(quote.instrument()).touchedBy(quote);
    }

    /** How many wait; for an instrument at a time, so only about right while others change them. */
    public int size() {
        return laddersByInstrument.stream().mapToInt(Ladders::size).sum();
    }

    private Ladders ladders(Instrument instrument) {
        return laddersByInstrument.get(instruments.indexOf(instrument));
    }
}
