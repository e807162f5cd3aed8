package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A candle, and what it is made of. */
record ChartPart(Candle candle, CandleOrigin origin) {

    /** Both, oldest first; of a slot that both have, the one of the source's history. */
    static List<ChartPart> merge(List<Candle> quoted, List<Candle> history) {
        NavigableMap<Instant, ChartPart> parts = new TreeMap<>();
        quoted.forEach(candle -> parts.put(candle.slot().start(), new ChartPart(candle, CandleOrigin.QUOTES)));
        history.forEach(candle -> parts.put(candle.slot().start(), new ChartPart(candle, CandleOrigin.HISTORY)));
        return List.copyOf(parts.values());
    }

    /** Candles of a longer interval, put together from these. */
    static List<ChartPart> aggregate(List<ChartPart> parts, CandleInterval interval) {
        List<ChartPart> whole = new ArrayList<>();
        for (ChartPart part : parts) {
            Candle next = part.candle.within(interval);
            int last = whole.size() - 1;
            if (last >= 0 && whole.get(last).candle.slot().equals(next.slot())) {
                ChartPart before = whole.get(last);
                whole.set(last, new ChartPart(before.candle.join(next), before.origin.and(part.origin)));
            } else {
                whole.add(new ChartPart(next, part.origin));
            }
        }
        return whole;
    }

    /** Runs of candles that are alike. */
    static List<CandleChart.Origin> origins(List<ChartPart> parts) {
        List<CandleChart.Origin> origins = new ArrayList<>();
        for (ChartPart part : parts) {
            CandleChart.Origin next = new CandleChart.Origin(part.span(), part.origin, part.candle.synthetic());
            int last = origins.size() - 1;
            if (last >= 0
                    && origins.get(last).origin() == next.origin()
                    && origins.get(last).synthetic() == next.synthetic()) {
                TimeSpan run = new TimeSpan(
                        origins.get(last).span().from(), next.span().to());
                origins.set(last, new CandleChart.Origin(run, next.origin(), next.synthetic()));
            } else {
                origins.add(next);
            }
        }
        return origins;
    }

    /** The time of its slot. */
    TimeSpan span() {
        Instant start = candle.slot().start();
        return new TimeSpan(start, candle.slot().interval().endOf(start));
    }
}
