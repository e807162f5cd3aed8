package io.pipstream.domain.account;

import java.math.BigDecimal;

/**
 * How much worse than ideal an account's fills are. Immutable; the same version always means the same model.
 *
 * @param version of the model that draws from these numbers, from 1
 * @param seed where the draws start; the same seed and the same journal give the same draws
 * @param latencyMedianMillis half of all orders take longer, 0 to 60,000
 * @param latencySpread standard deviation of the latency's natural logarithm, 0 to 3
 * @param slippageVolatilityShare how much of the move that the market makes in that latency is taken, 0 to 10
 * @param slippagePipsPerMillion pips against the trader for every million units, 0 to 100
 * @param rejectProbability that a market order is refused by the last look, 0 to 1
 * @param partialFillProbability that only a part of the units is taken, 0 to 1
 * @param spreadFactor how much wider the spread is, 1 to 20
 */
public record RealismProfile(
        RealismName name,
        int version,
        long seed,
        int latencyMedianMillis,
        BigDecimal latencySpread,
        BigDecimal slippageVolatilityShare,
        BigDecimal slippagePipsPerMillion,
        BigDecimal rejectProbability,
        BigDecimal partialFillProbability,
        BigDecimal spreadFactor) {

    private static final int VERSION = 1;

    /** The models that there are. */
    public enum RealismName {
        FRICTIONLESS,
        RETAIL,
        STRESSED,
        CUSTOM
    }

    /** The quote that was seen, at bid and ask, gaps included. */
    public static RealismProfile frictionless(long seed) {
        return new RealismProfile(
                RealismName.FRICTIONLESS,
                VERSION,
                seed,
                0,
                number("0"),
                number("0"),
                number("0"),
                number("0"),
                number("0"),
                number("1"));
    }

    /** What a retail client of a fair broker sees on an ordinary day. */
    public static RealismProfile retail(long seed) {
        return new RealismProfile(
                RealismName.RETAIL,
                VERSION,
                seed,
                80,
                number("0.5"),
                number("1"),
                number("0.2"),
                number("0"),
                number("0"),
                number("1"));
    }

    /** A bad day: thin, slow and wide. */
    public static RealismProfile stressed(long seed) {
        return new RealismProfile(
                RealismName.STRESSED,
                VERSION,
                seed,
                300,
                number("0.8"),
                number("2"),
                number("1"),
                number("0.03"),
                number("0.15"),
                number("2"));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
