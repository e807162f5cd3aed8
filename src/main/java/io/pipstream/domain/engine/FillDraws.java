package io.pipstream.domain.engine;

import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/**
 * What chance adds to fills, by version 1 of the model. All the numbers of a draw come from a seed of its own, mixed from
 * the profile's and the sequence of the next event, always the same numbers in the same order: the same journal and the
 * same quotes give the same fills. Only {@link StrictMath}, so that they are the same on every machine.
 *
 * <ul>
 *   <li>Latency: log-normal around the profile's median. It is modelled, not waited for: it says how far the market
 *       would have moved until the order arrived.
 *   <li>Slippage: the market's move in that time, normal with the standard deviation volatility × √seconds × share, and
 *       so as often for as against the trader; and the pips that the size costs, always against.
 *   <li>Last look: a client's market order is refused with the profile's probability.
 *   <li>Partial fill: with the profile's probability a tenth to nine tenths of the units are taken.
 * </ul>
 *
 * The frictionless profile draws nothing.
 */
final class FillDraws {

    private static final int LONGEST_LATENCY_MILLIS = 60_000;
    private static final int PIP_DIGITS = 4;
    private static final double MILLION = 1e6;
    private static final double SMALLEST_PART = 0.1;
    private static final double PART_RANGE = 0.8;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final RealismProfile profile;

    FillDraws(RealismProfile profile) {
        this.profile = profile;
    }

    /** The same, but for a forecast: as wide a spread, and nothing that only chance decides. */
    static FillDraws withoutChance(RealismProfile profile) {
        RealismProfile still = RealismProfile.frictionless(profile.seed());
        return new FillDraws(new RealismProfile(
                still.name(),
                still.version(),
                still.seed(),
                still.latencyMedianMillis(),
                still.latencySpread(),
                still.slippageVolatilityShare(),
                still.slippagePipsPerMillion(),
                still.rejectProbability(),
                still.partialFillProbability(),
                profile.spreadFactor()));
    }

    /**
     * One draw.
     *
     * @param lastLook whether the market takes its price back
     * @param units how many it takes, at least 1
     */
    record Chance(Draw draw, LastLook lastLook, long units) {}

    /** What the market does when it sees the order. */
    enum LastLook {
        HOLDS,
        WITHDRAWS
    }

    /**
     * Draws for one execution.
     *
     * @param volatility of the middle price in one second, in pips
     */
    Chance draw(long sequence, long units, BigDecimal volatility) {
        long seed = mix(profile.seed() + GOLDEN * sequence);
        if (profile.name() == RealismName.FRICTIONLESS) {
            Draw none = new Draw(profile.name(), profile.version(), seed, 0, BigDecimal.ZERO, profile.spreadFactor());
            return new Chance(none, LastLook.HOLDS, units);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double slow = StrictMath.exp(profile.latencySpread().doubleValue() * normal(random));
        int latency = (int) StrictMath.min(profile.latencyMedianMillis() * slow, LONGEST_LATENCY_MILLIS);
        double move = volatility.doubleValue()
                * StrictMath.sqrt(latency / 1e3)
                * profile.slippageVolatilityShare().doubleValue()
                * normal(random);
        double impact = profile.slippagePipsPerMillion().doubleValue() * units / MILLION;
        LastLook look =
                random.nextDouble() < profile.rejectProbability().doubleValue() ? LastLook.WITHDRAWS : LastLook.HOLDS;
        double partial = random.nextDouble();
        double part = SMALLEST_PART + PART_RANGE * random.nextDouble();
        long taken = partial < profile.partialFillProbability().doubleValue()
                ? StrictMath.max(1, (long) (units * part))
                : units;
        BigDecimal slippage = new BigDecimal(move + impact).setScale(PIP_DIGITS, RoundingMode.HALF_EVEN);
        return new Chance(
                new Draw(profile.name(), profile.version(), seed, latency, slippage, profile.spreadFactor()),
                look,
                taken);
    }

    /** A standard normal number by the polar form's older sibling: Box and Muller, 1958. */
    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** The finalizer of MurmurHash3, by which near sequences get unlike seeds. */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
