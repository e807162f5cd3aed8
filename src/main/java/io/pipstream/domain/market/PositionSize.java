package io.pipstream.domain.market;

import java.math.BigDecimal;

/**
 * How many units to trade: whole ones, rounded down, at most the instrument's largest trade; 0 where not even its
 * smallest trade fits.
 */
public final class PositionSize {

    private PositionSize() {}

    /** So many hundredths of the equity, not rounded: 1.5 per cent of 10,000 is 150. */
    public static BigDecimal risk(BigDecimal equity, BigDecimal percent) {
        return equity.multiply(percent).movePointLeft(2);
    }

    /**
     * The most units that lose no more than {@code risk} when the price moves against them by {@code stopDistance}.
     *
     * @param risk in the account's currency; nothing can be traded for 0 or less
     * @param stopDistance from entry to stop-loss, in quote currency, positive
     * @param conversion from the instrument's quote currency to the account's
     * @throws IllegalArgumentException if the distance is not positive
     */
    public static long forRisk(Instrument instrument, BigDecimal risk, BigDecimal stopDistance, Conversion conversion) {
        conversion.requireFrom(instrument.quoteCurrency());
        return affordable(instrument, risk, requirePositive("stop distance", stopDistance), conversion);
    }

    /**
     * The most units whose margin is no more than {@code freeMargin}.
     *
     * @param freeMargin in the account's currency; nothing can be traded for 0 or less
     * @param marginRate the part of the value that must be deposited, for example 0.02
     * @param conversion from the instrument's base to the account's currency
     * @throws IllegalArgumentException if the margin rate is not positive
     */
    public static long forMargin(
            Instrument instrument, BigDecimal freeMargin, BigDecimal marginRate, Conversion conversion) {
        conversion.requireFrom(instrument.base());
        return affordable(instrument, freeMargin, requirePositive("margin rate", marginRate), conversion);
    }

    private static long affordable(Instrument instrument, BigDecimal amount, BigDecimal each, Conversion conversion) {
        Instrument.Terms terms = instrument.terms();
        BigDecimal units = conversion
                .wholeTimes(each, amount)
                .min(BigDecimal.valueOf(terms.maxUnits()))
                .max(BigDecimal.ZERO);
        long whole = units.longValueExact();
        return whole < terms.minUnits() ? 0 : whole;
    }

    private static BigDecimal requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("The " + name + " must be positive, not " + value);
        }
        return value;
    }
}
