package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A source's own history of one track, for one asker.
 *
 * @param begins from when on it can be asked for
 * @param complete until when its candles can be complete
 * @param deadlineNanos until when the asker waits
 */
record SourceHistory(
        CandleArchive archive,
        OpenSlots slots,
        HistoryStore store,
        CandleFetches fetches,
        Instant begins,
        Instant complete,
        long deadlineNanos) {

    /** The newest that are in the store and begin in that time. */
    List<Candle> candles(Instant from, Instant before, int limit) {
        return store.history(slots.track(), from, before, limit);
    }

    /**
     * Fetches the newest candles of that time that quotes did not make, or some of them.
     *
     * @return whether there is more in the store now, and it is worth to look again
     */
    boolean fetch(List<Candle> quoted, Instant from, Instant before, int most) {
        Instant begin = slots.boundary(from.isAfter(begins) ? from : begins);
        if (!begin.isBefore(before)) {
            return false;
        }
        List<TimeSpan> missing = new MissingCandles(slots, quoted, store.asked(slots.track(), begin, before))
                .among(begin, before, complete, most);
        return fetches.fetch(archive, slots.track(), missing, complete, deadlineNanos);
    }

    /** The times for which nothing is left to be fetched: what has been asked for, and what cannot be. */
    List<TimeSpan> known(Instant from, Instant before) {
        List<TimeSpan> known = new ArrayList<>();
        if (from.isBefore(before)) {
            known.addAll(store.asked(slots.track(), from, before));
        }
        if (Instant.EPOCH.isBefore(begins)) {
            known.add(new TimeSpan(Instant.EPOCH, slots.boundary(begins)));
        }
        return known;
    }
}
