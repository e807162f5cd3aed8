package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candles of one interval: completed ones, and the one that is forming. A candle that is complete is passed on into
 * the one of the coarser tier that it lies in. Guarded by its {@link CandleSeries}.
 */
final class CandleTier {

    private final CandleInterval interval;
    private final CandleRows rows;
    private final @Nullable CandleTier coarser;
    private @Nullable Candle forming;
    private @Nullable Candle inherited;
    private long late;

    CandleTier(
            Instrument instrument, String source, CandleInterval interval, int capacity, @Nullable CandleTier coarser) {
        this.interval = interval;
        this.rows = new CandleRows(instrument, source, interval, capacity);
        this.coarser = coarser;
    }

    CandleInterval interval() {
        return interval;
    }

    CandleRows rows() {
        return rows;
    }

    void add(Quote quote) {
        if (forming != null && forming.slot().holds(quote)) {
            forming = forming.with(quote);
        } else {
            add(Candle.of(interval, quote));
        }
    }

    /** Quotes of a slot, or more of them. Those too old for their candle to be here are counted and left out. */
    private void add(Candle part) {
        Candle current = forming;
        if (current == null) {
            forming = part;
            return;
        }
        int order = part.slot().start().compareTo(current.slot().start());
        if (order == 0) {
            forming = current.join(part);
        } else if (order > 0) {
            rows.add(withInherited(current));
            passOn(current);
            forming = part;
        } else if (rows.join(part)) {
            passOn(part);
        } else {
            late++;
        }
    }

    private void passOn(Candle part) {
        if (coarser != null) {
            coarser.add(part.within(coarser.interval));
        }
    }

    /**
     * A candle of an earlier run of the server whose slot is the first of this one. What is passed on leaves it out: the
     * coarser tier inherits for itself.
     */
    void inherit(Candle earlier) {
        if (!rows.join(earlier)) {
            inherited = earlier;
        }
    }

    /** The candles that are not complete yet, oldest first: with what the finer tiers have not passed on. */
    List<Candle> unfinished(List<Candle> ofFinerTier) {
        List<Candle> unfinished = new ArrayList<>(2);
        if (forming != null) {
            unfinished.add(forming);
        }
        for (Candle finer : ofFinerTier) {
            Candle part = finer.within(interval);
            int last = unfinished.size() - 1;
            if (last >= 0 && unfinished.get(last).slot().equals(part.slot())) {
                unfinished.set(last, unfinished.get(last).join(part));
            } else {
                unfinished.add(part);
            }
        }
        return unfinished;
    }

    Candle withInherited(Candle candle) {
        return inherited != null && inherited.slot().equals(candle.slot()) ? inherited.join(candle) : candle;
    }

    /** How many parts came too late. */
    long late() {
        return late;
    }
}
