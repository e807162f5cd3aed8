package io.pipstream.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lots, in which the edges of the system count, and units of base, in which everything inside does. */
public final class Lots {

    private static final int MOST_DIGITS = 40;

    private Lots() {}

    /**
     * Lots times contract size, exactly.
     *
     * @throws IllegalArgumentException if that is not a whole number of units, or too many to count
     */
    public static long toUnits(Instrument instrument, BigDecimal lots) {
        if (lots.precision() > MOST_DIGITS || Math.abs((long) lots.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("Lots have at most " + MOST_DIGITS + " digits");
        }
        try {
            return lots.multiply(BigDecimal.valueOf(instrument.terms().contractSize()))
                    .longValueExact();
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "%s lots of %s, %d units each, are not a whole number of units"
                            .formatted(
                                    lots.toPlainString(),
                                    instrument,
                                    instrument.terms().contractSize()),
                    inexact);
        }
    }

    /**
     * Units over contract size, without trailing zeros, exact to ten digits after the point; rounded half even beyond
     * them, where the contract size is not made of twos and fives.
     */
    public static BigDecimal ofUnits(Instrument instrument, long units) {
        BigDecimal size = BigDecimal.valueOf(instrument.terms().contractSize());
        BigDecimal lots = BigDecimal.valueOf(units)
                .divide(size, 10, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return lots.scale() < 0 ? lots.setScale(0) : lots;
    }
}
