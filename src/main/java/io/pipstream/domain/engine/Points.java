package io.pipstream.domain.engine;

import java.math.BigDecimal;

/** Prices as whole points: steps of their instrument's last digit, so that 1.23456 is 123456. */
final class Points {

    /** Every whole number of that many digits is a {@code long}. */
    static final int MOST_DIGITS = 18;

    private Points() {}

    /**
     * A price of more than {@link #MOST_DIGITS} digits is above every level there can be, and becomes the highest
     * number.
     *
     * @param price positive, with exactly its instrument's digits
     */
    static long of(BigDecimal price) {
        return price.precision() > MOST_DIGITS
                ? Long.MAX_VALUE
                : price.scaleByPowerOfTen(price.scale()).longValue();
    }
}
