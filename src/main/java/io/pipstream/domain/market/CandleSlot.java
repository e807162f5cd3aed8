package io.pipstream.domain.market;

import java.time.Instant;

/**
 * What makes a candle the one it is; there is one candle of each slot. Candles of different sources have different
 * slots, so they never mix. Immutable.
 *
 * @param source whose quotes the candle is made of
 * @param start when it begins, as the interval says
 */
public record CandleSlot(Instrument instrument, String source, CandleInterval interval, Instant start) {

    /** @throws IllegalArgumentException if no candle of the interval begins then */
    public CandleSlot {
        if (!interval.startOf(start).equals(start)) {
            throw new IllegalArgumentException("No candle of " + interval.code() + " begins at " + start);
        }
    }

    /** The slot that a quote of that time falls into. */
    public static CandleSlot holding(Instrument instrument, String source, CandleInterval interval, Instant time) {
        return new CandleSlot(instrument, source, interval, interval.startOf(time));
    }

    /** Whether the quote's own time lies in it, and its instrument and source are the slot's. */
    public boolean holds(Quote quote) {
        return !quote.time().isBefore(start)
                && quote.time().isBefore(interval.endOf(start))
                && source.equals(quote.source())
                && instrument.equals(quote.instrument());
    }
}
