package io.pipstream.domain.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * The thresholds that one side of one instrument's quotes reaches from one direction, the one that it comes to first in
 * front. Guarded by its owner's lock, but for {@link #isReachedBy}.
 */
final class Ladder {

    private static final Comparator<Threshold> FIRST_REACHED_FIRST = Comparator.comparingLong(Threshold::distance)
            .thenComparing(threshold -> threshold.account().value())
            .thenComparingLong(Threshold::item)
            .thenComparingInt(Threshold::part);

    private static final long OUT_OF_REACH = Long.MAX_VALUE;

    private final Reach reach;
    private final TreeSet<Threshold> thresholds = new TreeSet<>(FIRST_REACHED_FIRST);

    /** Of the threshold in front. Volatile, not weaker: {@link TriggerIndex} promises an order against the quotes. */
    private volatile long nearest = OUT_OF_REACH;

    Ladder(Reach reach) {
        this.reach = reach;
    }

    void put(Threshold threshold) {
        thresholds.add(threshold);
        nearest = Math.min(nearest, threshold.distance());
    }

    boolean remove(Threshold threshold) {
        boolean removed = thresholds.remove(threshold);
        nearest = thresholds.isEmpty() ? OUT_OF_REACH : thresholds.first().distance();
        return removed;
    }

    /** Whether there may be something to take out; needs no lock, and looks at no threshold. */
    boolean isReachedBy(long points) {
        return nearest <= reach.distance(points);
    }

    void takeReached(long points, Collection<Threshold> taken) {
        long distance = reach.distance(points);
        Iterator<Threshold> rest = thresholds.iterator();
        while (rest.hasNext()) {
            Threshold next = rest.next();
            if (next.distance() > distance) {
                nearest = next.distance();
                return;
            }
            rest.remove();
            taken.add(next);
        }
        nearest = OUT_OF_REACH;
    }

    int size() {
        return thresholds.size();
    }
}
