package io.pipstream.domain.market;

import java.math.BigDecimal;

/**
 * What holding a position for a year earns, as a fraction of its value; below 0 it costs. Either side may cost, and
 * usually at least one does.
 */
public record FinancingRate(BigDecimal longRate, BigDecimal shortRate) {

    private static final BigDecimal LARGEST = new BigDecimal(2);

    /** @throws IllegalArgumentException if a rate is beyond 2 either way: it was probably meant as per cent */
    public FinancingRate {
        requireFraction(longRate);
        requireFraction(shortRate);
    }

    public BigDecimal of(Side side) {
        return side == Side.BUY ? longRate : shortRate;
    }

    private static void requireFraction(BigDecimal rate) {
        if (rate.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(
                    "A rate is a fraction from -2 to 2, 0.05 for five per cent a year, not " + rate);
        }
    }
}
