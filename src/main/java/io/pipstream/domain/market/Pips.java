package io.pipstream.domain.market;

import java.math.BigDecimal;

/** Pips as prices, prices as pips, and what a pip is worth. */
public final class Pips {

    private Pips() {}

    /**
     * What one pip is worth: units × pip, converted; not rounded, since a unit's pip can be far below the smallest coin.
     *
     * @param conversion from the instrument's quote currency to the account's
     */
    public static BigDecimal value(Instrument instrument, long units, Conversion conversion) {
        conversion.requireFrom(instrument.quoteCurrency());
        return conversion.convert(instrument.terms().pip().multiply(BigDecimal.valueOf(units)));
    }

    /** How many pips a difference in price is, exact. */
    public static BigDecimal of(Instrument instrument, BigDecimal distance) {
        return distance.movePointRight(instrument.terms().pip().scale());
    }

    /** The difference in price that so many pips are, in quote currency. */
    public static BigDecimal distance(Instrument instrument, BigDecimal pips) {
        return pips.multiply(instrument.terms().pip());
    }
}
