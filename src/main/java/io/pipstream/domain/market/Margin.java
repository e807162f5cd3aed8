package io.pipstream.domain.market;

import io.pipstream.domain.money.Amounts;
import java.math.BigDecimal;

/** What open units tie up. */
public final class Margin {

    private Margin() {}

    /**
     * What is held while the units are open: units × rate from base to account currency × margin rate, as an amount.
     *
     * @param marginRate the part of the value that must be deposited, for example 0.02
     * @param conversion from the instrument's base to the account's currency
     */
    public static BigDecimal of(Instrument instrument, long units, BigDecimal marginRate, Conversion conversion) {
        conversion.requireFrom(instrument.base());
        return Amounts.round(conversion.convert(BigDecimal.valueOf(units)).multiply(marginRate));
    }
}
