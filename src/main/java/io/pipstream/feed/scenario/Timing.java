package io.pipstream.feed.scenario;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * When something happens, counted from the start of the market.
 *
 * @param at when it begins for the first time
 * @param length how long it takes
 * @param every when it begins again after it began; zero for never
 */
record Timing(Duration at, Duration length, Duration every) {

    Timing {
        if (at.isNegative() || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("No time: at %s for %s".formatted(at, length));
        }
        if (!every.isZero() && every.compareTo(length) < 0) {
            throw new IllegalArgumentException("It begins again before it is over: %s, %s".formatted(every, length));
        }
    }

    /** How much of it is over, from 0 to just below 1; empty while it does not happen. */
    OptionalDouble place(Duration elapsed) {
        Duration since = elapsed.minus(at);
        if (since.isNegative()) {
            return OptionalDouble.empty();
        }
        long sinceNanos = every.isZero() ? since.toNanos() : since.toNanos() % every.toNanos();
        return sinceNanos < length.toNanos()
                ? OptionalDouble.of((double) sinceNanos / length.toNanos())
                : OptionalDouble.empty();
    }
}
