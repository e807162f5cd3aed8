package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where candles outlive the server. It holds those of {@link CandleBook#KEPT}, one of each slot; all longer ones are made
 * of them. Every method may wait for another system and throws what it will when that does not answer. Thread-safe.
 */
public interface CandleStore {

    /** Puts each in the place of what was there of its slot. No two of them have the same slot. */
    void save(List<Candle> candles);

    /** The newest candles that begin from {@code from} on and before {@code before}, at most so many, oldest first. */
    List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit);

    /** The source of the candle that begins last, whatever its interval; empty if there is none of the instrument. */
    Optional<String> newestSource(Instrument instrument);

    /** Over the minutes that begin from {@code from} on and before {@code before}; empty if there are none. */
    Optional<PriceRange> range(Instrument instrument, String source, Instant from, Instant before);
}
