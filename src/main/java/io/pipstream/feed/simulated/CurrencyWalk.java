package io.pipstream.feed.simulated;

import io.pipstream.domain.money.Currency;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The value of one currency in dollars as it moves in small steps: a random walk that is drawn back to its level over
 * weeks, whose volatility follows the hour, wanders by itself, and is broken by jumps with heavy tails. What it shares
 * with its anchor it takes from the anchor's same step. In {@code double}, since this is a model of the world and no
 * price yet. For one thread.
 */
final class CurrencyWalk {

    private static final double SECONDS_A_DAY = 86_400;
    /** After this many days half of a deviation from the level is gone. */
    private static final double HALF_LIFE_DAYS = 12;
    /** The logarithm of volatility wanders by this standard deviation, and forgets half of it in {@code …HALF_LIFE}. */
    private static final double VOLATILITY_SPREAD = 0.35;

    private static final double VOLATILITY_HALF_LIFE_DAYS = 0.1;
    private static final double JUMPS_A_DAY = 12;
    /** The smallest jump, as a share of a day's standard deviation. Larger ones fall off with the third power. */
    private static final double SMALLEST_JUMP = 0.08;

    private static final double LARGEST_JUMP = 1.5;
    /** A jump of size m contributes m², of which a Pareto law with the power 3 has on average three times the least. */
    private static final double JUMPS_VARIANCE = JUMPS_A_DAY * 3 * SMALLEST_JUMP * SMALLEST_JUMP;
    /** How many times its usual width a spread gains for a jump of one day's standard deviation. */
    private static final double STRESS_OF_A_JUMP = 25;

    private static final double MOST_STRESS = 8;
    private static final double STRESS_HALF_LIFE_SECONDS = 20;

    private final SimulatedCurrency currency;
    private final @Nullable CurrencyWalk anchor;
    private final double ownShare;
    private final double logLevel;

    private final double diffusion;
    private final double jumpChance;
    private final double volatilityMemory;
    private final double volatilityShock;
    private final double stressMemory;
    private final double pull;

    private double deviation;
    private double ownVolatility;
    private double logVolatility;
    private double shock;
    private double jump;
    private double stress;
    private double loudness = 1;
    private double logValue;

    /** @param stepSeconds how far each {@link #step} goes */
    CurrencyWalk(SimulatedCurrency currency, @Nullable CurrencyWalk anchor, double stepSeconds) {
        double days = stepSeconds / SECONDS_A_DAY;
        this.currency = currency;
        this.anchor = anchor;
        this.ownShare = StrictMath.sqrt(1 - currency.correlation() * currency.correlation());
        this.logLevel = StrictMath.log(currency.usdValue());
        this.diffusion = StrictMath.sqrt(days * (1 - JUMPS_VARIANCE));
        this.jumpChance = days * JUMPS_A_DAY;
        this.volatilityMemory = StrictMath.pow(0.5, days / VOLATILITY_HALF_LIFE_DAYS);
        this.volatilityShock = VOLATILITY_SPREAD * StrictMath.sqrt(1 - volatilityMemory * volatilityMemory);
        this.stressMemory = StrictMath.pow(0.5, stepSeconds / STRESS_HALF_LIFE_SECONDS);
        this.pull = 1 - StrictMath.pow(0.5, days / HALF_LIFE_DAYS);
        this.logValue = logLevel;
    }

    /** One step; the anchor has made its own already. */
    void step(Instant time, RandomGenerator random) {
        double correlation = currency.correlation();
        double sharedShock = anchor == null ? 0 : anchor.shock;
        double sharedJump = anchor == null ? 0 : anchor.jump;
        double sharedVolatility = anchor == null ? 0 : anchor.logVolatility;

        double ownJump = random.nextDouble() < jumpChance ? jump(random) : 0;
        jump = correlation * sharedJump + ownShare * ownJump;
        shock = correlation * sharedShock + ownShare * (random.nextGaussian() * diffusion + ownJump);
        ownVolatility = ownVolatility * volatilityMemory + random.nextGaussian() * volatilityShock;
        logVolatility = correlation * sharedVolatility + ownShare * ownVolatility;

        loudness = currency.rhythm().loudness(time);
        double volatility = currency.dailyVolatility()
                * loudness
                * StrictMath.exp(logVolatility - VOLATILITY_SPREAD * VOLATILITY_SPREAD);
        deviation += volatility * shock - pull * deviation;
        logValue = logLevel + deviation;
        stress = StrictMath.min(MOST_STRESS, stress * stressMemory + STRESS_OF_A_JUMP * StrictMath.abs(jump));
    }

    private static double jump(RandomGenerator random) {
        double size = SMALLEST_JUMP / StrictMath.cbrt(1 - random.nextDouble());
        return StrictMath.min(size, LARGEST_JUMP) * (random.nextBoolean() ? 1 : -1);
    }

    Currency currency() {
        return currency.currency();
    }

    /** The natural logarithm of its value in dollars. */
    double logValue() {
        return logValue;
    }

    /** By how many times its usual width a jump has widened the spread; 0 in a calm market. */
    double stress() {
        return stress;
    }

    /** How loud this hour is, as a multiple of the day's average. */
    double loudness() {
        return loudness;
    }
}
