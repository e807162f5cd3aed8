package io.pipstream.domain.market;

import java.math.BigDecimal;

/**
 * One step of a conversion: over one instrument, at its middle price.
 *
 * @param mid halfway between bid and ask, in quote currency for one unit of base, exact
 * @param direction whether base becomes quote currency, or the other way round
 */
public record Leg(Instrument instrument, BigDecimal mid, Direction direction) {

    /** Which way over an instrument. */
    public enum Direction {
        /** From base to quote currency: multiply by the price. */
        DIRECT,
        /** From quote currency to base: divide by the price. */
        INVERTED
    }
}
