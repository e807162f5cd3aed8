package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How amounts of one currency become amounts of another, with every price that takes part. Immutable.
 *
 * @param legs in order, from the one currency to the other; none if they are the same
 * @param rate units of {@code to} for one unit of {@code from}, positive
 */
public record Conversion(Currency from, Currency to, List<Leg> legs, BigDecimal rate) implements ConversionResult {

    /**
     * One step, over one instrument at its middle price.
     *
     * @param rate halfway between bid and ask, exact, in the instrument's quote currency for one unit of its base
     * @param inverted whether quote currency becomes base, so that amounts are divided by the rate
     */
    public record Leg(Instrument instrument, BigDecimal rate, boolean inverted) {}

    public Conversion {
        legs = List.copyOf(legs);
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate must be positive, not " + rate);
        }
    }

    /** From a currency to itself: at 1, over nothing. */
    public static Conversion none(Currency currency) {
        return new Conversion(currency, currency, List.of(), BigDecimal.ONE);
    }

    /**
     * At the rate of these legs: the product of the direct middle prices, exact, divided once by the product of the
     * inverted ones. That division rounds half even to 16 digits ({@link MathContext#DECIMAL64}), less than a
     * ten-thousandth of a unit on any amount below a million millions; without an inverted leg nothing is rounded.
     */
    public static Conversion over(Currency from, Currency to, List<Leg> legs) {
        BigDecimal multiplier = product(legs, leg -> !leg.inverted());
        BigDecimal divisor = product(legs, Leg::inverted);
        BigDecimal rate =
                divisor.compareTo(BigDecimal.ONE) == 0 ? multiplier : multiplier.divide(divisor, MathContext.DECIMAL64);
        return new Conversion(from, to, legs, rate);
    }

    /** The amount in {@code to}, not rounded: rounding belongs to whoever books it. */
    public BigDecimal convert(BigDecimal amount) {
        return amount.multiply(rate);
    }

    /**
     * How many whole times {@code each}, in {@code from}, fits into {@code amount}, in {@code to}: rounded down, and from
     * the legs instead of the rounded rate, so that what fits exactly does fit.
     */
    BigDecimal wholeTimes(BigDecimal each, BigDecimal amount) {
        return amount.multiply(product(legs, Leg::inverted))
                .divide(each.multiply(product(legs, leg -> !leg.inverted())), 0, RoundingMode.FLOOR);
    }

    /** @throws IllegalArgumentException if this converts another currency, which would give a wrong amount silently */
    void requireFrom(Currency currency) {
        if (!from.equals(currency)) {
            throw new IllegalArgumentException("Expected a conversion from " + currency + ", not from " + from);
        }
    }

    private static BigDecimal product(List<Leg> legs, Predicate<Leg> which) {
        BigDecimal product = BigDecimal.ONE;
        for (Leg leg : legs) {
            if (which.test(leg)) {
                product = product.multiply(leg.rate());
            }
        }
        return product;
    }

    @Override
    public Optional<Conversion> conversion() {
        return Optional.of(this);
    }

    @Override
    public Optional<Instrument> unpriced() {
        return Optional.empty();
    }
}
