package io.pipstream.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Lots;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimals of programs that count in binary fractions: 1.0799999999999998 means 1.08000. Three digits more than there can be
 * are taken for meant, and refused; what is smaller is noise, and rounded away.
 */
final class Tidy {

    private static final int MOST_DIGITS = 40;
    private static final int MEANT_DIGITS = 3;

    private Tidy() {}

    static BigDecimal price(String name, Instrument instrument, BigDecimal price) {
        requireSane(name, price);
        try {
            return instrument.price(round(price, instrument.terms().priceDigits()));
        } catch (IllegalArgumentException notAPrice) {
            throw new TerminalException(
                    "invalid_price", "The " + name + " is not possible: " + notAPrice.getMessage() + ".");
        }
    }

    static long units(Instrument instrument, BigDecimal lots) {
        requireSane("volume", lots);
        long size = instrument.terms().contractSize();
        int digits = BigDecimal.valueOf(size).precision() - 1;
        BigDecimal tidy = round(lots, digits);
        try {
            long units = Lots.toUnits(instrument, tidy);
            if (units > 0) {
                return units;
            }
            throw new TerminalException("invalid_volume", "The volume must be positive.");
        } catch (IllegalArgumentException notWhole) {
            throw new TerminalException("invalid_volume", "The volume is not possible: " + notWhole.getMessage() + ".");
        }
    }

    private static BigDecimal round(BigDecimal number, int digits) {
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_EVEN);
        BigDecimal noise = number.subtract(rounded).abs();
        return noise.compareTo(BigDecimal.ONE.movePointLeft(digits + MEANT_DIGITS)) < 0 ? rounded : number;
    }

    /** A number such as 1E+999999999 would fill the memory as soon as its scale is changed. */
    private static void requireSane(String name, BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new TerminalException("invalid_fields", "The " + name + " has more than " + MOST_DIGITS + " digits.");
        }
    }
}
