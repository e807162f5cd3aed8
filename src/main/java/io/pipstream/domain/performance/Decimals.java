package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The arithmetic of the figures: sums are exact, a quotient is rounded once, half-even, to four digits after the point,
 * and what has no value is empty.
 */
final class Decimals {

    /** For roots and what is made of them, before the last rounding. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Decimals() {}

    static BigDecimal sum(Stream<BigDecimal> values) {
        return values.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal round(BigDecimal exact) {
        return exact.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Empty when divided by zero. */
    static Optional<BigDecimal> quotient(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0
                ? Optional.empty()
                : Optional.of(dividend.divide(divisor, DIGITS, RoundingMode.HALF_EVEN));
    }

    /** 0 to 100 for a part of the whole; empty when the whole is zero. */
    static Optional<BigDecimal> perCent(BigDecimal part, BigDecimal whole) {
        return quotient(part.multiply(HUNDRED), whole);
    }

    /** Empty without values. */
    static Optional<BigDecimal> mean(List<BigDecimal> values) {
        return quotient(sum(values.stream()), BigDecimal.valueOf(values.size()));
    }
}
