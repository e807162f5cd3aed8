package io.pipstream.domain.market;

import java.math.BigDecimal;

/** The lowest and the highest of each side of an instrument's quotes over some time, in quote currency. Immutable. */
public record PriceRange(BigDecimal lowestBid, BigDecimal highestBid, BigDecimal lowestAsk, BigDecimal highestAsk) {

    /** The range of one quote alone. */
    public static PriceRange of(Quote quote) {
        return new PriceRange(quote.bid(), quote.bid(), quote.ask(), quote.ask());
    }

    /** The range of both times together. */
    public PriceRange join(PriceRange other) {
        return new PriceRange(
                lowestBid.min(other.lowestBid),
                highestBid.max(other.highestBid),
                lowestAsk.min(other.lowestAsk),
                highestAsk.max(other.highestAsk));
    }
}
