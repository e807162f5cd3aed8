package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import java.time.Instant;
import java.util.List;

/**
 * Where candles of sources' own histories are kept, apart from those of {@link CandleStore}, with the times that have been
 * asked for. Every method may wait for another system and throws what it will when that does not answer. Thread-safe.
 */
public interface HistoryStore {

    /**
     * Puts each candle in the place of what was there of its slot, then remembers that this time has been asked for.
     *
     * @param candles of that track, no two of the same slot
     * @param asked from the beginning of a slot to the end of one
     */
    void record(CandleTrack track, TimeSpan asked, List<Candle> candles);

    /** The newest candles that begin from {@code from} on and before {@code before}, at most so many, oldest first. */
    List<Candle> history(CandleTrack track, Instant from, Instant before, int limit);

    /** What has been asked for and touches that time: oldest first, no two spans touch. */
    List<TimeSpan> asked(CandleTrack track, Instant from, Instant before);
}
