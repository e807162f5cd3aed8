package io.pipstream.domain.order;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders attached to a trade that will close it. Immutable.
 *
 * @param stopLoss the price at which all of it is closed; null for none
 * @param takeProfits up to three prices, each closing an equal part of what is left, the nearest first
 * @param trailingDistance how far a stop follows the best price since, in quote currency; null for none
 */
public record Exits(
        @Nullable BigDecimal stopLoss,
        List<BigDecimal> takeProfits,
        @Nullable BigDecimal trailingDistance) {

    public static final Exits NONE = new Exits(null, List.of(), null);

    private static final int MOST_TARGETS = 3;

    /** @throws IllegalArgumentException if there are more than three targets, or the distance is not positive */
    public Exits {
        takeProfits = List.copyOf(takeProfits);
        if (takeProfits.size() > MOST_TARGETS) {
            throw new IllegalArgumentException("At most three take-profits, not " + takeProfits.size());
        }
        if (trailingDistance != null && trailingDistance.signum() <= 0) {
            throw new IllegalArgumentException("A trailing distance must be positive, not " + trailingDistance);
        }
    }

    /** Without the nearest target, once it was taken. */
    public Exits withoutNearestTarget() {
        return new Exits(stopLoss, takeProfits.subList(1, takeProfits.size()), trailingDistance);
    }
}
