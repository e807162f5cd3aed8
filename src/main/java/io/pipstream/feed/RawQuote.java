package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote as somebody outside sent it; nothing about it is known to be right.
 *
 * @param symbol any spelling of an instrument
 * @param time when it held; null for now
 * @param synthetic whether its sides were made up around a single price
 */
public record RawQuote(
        String symbol,
        BigDecimal bid,
        BigDecimal ask,
        @Nullable Instant time,
        boolean synthetic) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A quote whose source gave both sides. */
    public RawQuote(String symbol, BigDecimal bid, BigDecimal ask, @Nullable Instant time) {
        this(symbol, bid, ask, time, false);
    }

    /** A single price, in the middle of the instrument's typical spread. */
    public static RawQuote around(Instrument instrument, BigDecimal middle, @Nullable Instant time) {
        BigDecimal half = instrument.terms().typicalSpreadPrice().multiply(HALF);
        return new RawQuote(instrument.symbol(), middle.subtract(half), middle.add(half), time, true);
    }
}
