package io.pipstream.domain.market;

import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;

/** What pips and units of an instrument are worth, and what they tie up. */
public final class Valuation {

    private Valuation() {}

    /**
     * What one pip is worth: units × pip, converted; not rounded, since a unit's pip can be far below the smallest coin.
     *
     * @param conversion from the instrument's quote currency to the account's
     */
    public static BigDecimal pipValue(Instrument instrument, long units, Conversion conversion) {
        requireFrom(instrument.quoteCurrency(), conversion);
        return conversion.convert(instrument.terms().pip().multiply(BigDecimal.valueOf(units)));
    }

    /**
     * What is held while the units are open: units × rate from base to account currency × margin rate, as an amount.
     *
     * @param marginRate the part of the value that must be deposited, for example 0.02
     * @param conversion from the instrument's base to the account's currency
     */
    public static BigDecimal margin(Instrument instrument, long units, BigDecimal marginRate, Conversion conversion) {
        requireFrom(instrument.base(), conversion);
        return Amounts.round(conversion.convert(BigDecimal.valueOf(units)).multiply(marginRate));
    }

    /** How many pips a difference in price is, exact. */
    public static BigDecimal pips(Instrument instrument, BigDecimal distance) {
        return distance.movePointRight(instrument.terms().pip().scale());
    }

    /** The difference in price that so many pips are, in quote currency. */
    public static BigDecimal distance(Instrument instrument, BigDecimal pips) {
        return pips.multiply(instrument.terms().pip());
    }

    static void requireFrom(Currency currency, Conversion conversion) {
        if (!conversion.from().equals(currency)) {
            throw new IllegalArgumentException(
                    "Expected a conversion from " + currency + ", not from " + conversion.from());
        }
    }
}
