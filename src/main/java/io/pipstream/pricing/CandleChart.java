package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import java.util.List;
import java.util.Optional;

/**
 * Candles of one interval, oldest first, at most one of each slot, where they are from, and the times that have none.
 *
 * @param source whose prices all of them are; empty where nothing has been quoted
 * @param origins what each candle is made of: runs of candles that are alike, oldest first
 * @param gaps whole slots without a candle, oldest first, of the time that the candles were looked for
 */
public record CandleChart(Optional<String> source, List<Candle> candles, List<Origin> origins, List<Gap> gaps) {

    /**
     * What all candles of a time are made of.
     *
     * @param synthetic whether they have sides that were made up
     */
    public record Origin(TimeSpan span, CandleOrigin origin, boolean synthetic) {}

    /** A time without candles. */
    public record Gap(TimeSpan span, GapReason reason) {}
}
