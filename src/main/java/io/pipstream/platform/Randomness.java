package io.pipstream.platform;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Where chance comes from, always from a seed, so that what happened can happen again. */
public final class Randomness {

    private Randomness() {}

    /** The same numbers for the same seed, on every machine. For one thread; no secret may depend on it. */
    public static RandomGenerator seeded(long seed) {
        return new SplittableRandom(seed);
    }
}
