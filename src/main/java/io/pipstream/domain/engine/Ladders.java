package io.pipstream.domain.engine;

import io.pipstream.domain.market.Quote;
import java.util.ArrayList;
import java.util.List;

/** The thresholds of one instrument. Thread-safe: one lock, held while they change. */
final class Ladders {

    private final Object lock = new Object();
    private final Ladder bidAtOrBelow = new Ladder(Reach.AT_OR_BELOW);
    private final Ladder bidAtOrAbove = new Ladder(Reach.AT_OR_ABOVE);
    private final Ladder askAtOrBelow = new Ladder(Reach.AT_OR_BELOW);
    private final Ladder askAtOrAbove = new Ladder(Reach.AT_OR_ABOVE);

    void put(Threshold threshold) {
        synchronized (lock) {
            ladder(threshold).put(threshold);
        }
    }

    boolean remove(Threshold threshold) {
        synchronized (lock) {
            return ladder(threshold).remove(threshold);
        }
    }

    List<Threshold> touchedBy(Quote quote) {
        long bid = Points.of(quote.bid());
        long ask = Points.of(quote.ask());
        if (!bidAtOrBelow.isReachedBy(bid)
                && !bidAtOrAbove.isReachedBy(bid)
                && !askAtOrBelow.isReachedBy(ask)
                && !askAtOrAbove.isReachedBy(ask)) {
            return List.of();
        }
        List<Threshold> touched = new ArrayList<>();
        synchronized (lock) {
            bidAtOrBelow.takeReached(bid, touched);
            bidAtOrAbove.takeReached(bid, touched);
            askAtOrBelow.takeReached(ask, touched);
            askAtOrAbove.takeReached(ask, touched);
        }
        return touched;
    }

    int size() {
        synchronized (lock) {
            return bidAtOrBelow.size() + bidAtOrAbove.size() + askAtOrBelow.size() + askAtOrAbove.size();
        }
    }

    private Ladder ladder(Threshold threshold) {
        if (threshold.side() == PriceSide.BID) {
            return threshold.reach() == Reach.AT_OR_BELOW ? bidAtOrBelow : bidAtOrAbove;
        }
        return threshold.reach() == Reach.AT_OR_BELOW ? askAtOrBelow : askAtOrAbove;
    }
}
