package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells which candles a source's history is to be asked for: completed ones of open markets that quotes did not make, or
 * made only in part, because we began or ceased to listen in the middle of them. Does no input or output.
 */
final class MissingCandles {

    private static final int PARTS_OF_A_SLOT = 4;

    private final OpenSlots slots;
    private final Map<Instant, Candle> quoted = new HashMap<>();
    private final NavigableMap<Instant, TimeSpan> asked = new TreeMap<>();

    /**
     * Knows what there is of a track.
     *
     * @param quoted candles made of quotes: all that there are from the first of them on
     * @param asked what the history has been asked for; no two spans touch
     */
    MissingCandles(OpenSlots slots, List<Candle> quoted, List<TimeSpan> asked) {
        this.slots = slots;
        asked.forEach(span -> this.asked.put(span.from(), span));
        quoted.forEach(candle -> this.quoted.put(candle.slot().start(), candle));
    }

    /**
     * The spans of missing candles among the newest slots of that time, oldest first; one span where only a closed market
     * is between.
     *
     * @param complete slots that end later are not missing yet
     */
    List<TimeSpan> among(Instant from, Instant end, Instant complete, int most) {
        CandleInterval interval = slots.track().interval();
        List<Instant> open = slots.newest(from, end, most);
        List<TimeSpan> missing = new ArrayList<>();
        boolean lastIsMissing = false;
        for (int index = open.size() - 1; index >= 0; index--) {
            Instant start = open.get(index);
            boolean isMissing = !interval.endOf(start).isAfter(complete) && !isWhole(open, index) && !isAsked(start);
            if (isMissing) {
                int last = missing.size() - 1;
                Instant begin = lastIsMissing ? missing.remove(last).from() : start;
                missing.add(new TimeSpan(begin, interval.endOf(start)));
            }
            lastIsMissing = isMissing;
        }
        return missing;
    }

    /** By the candles beside it, or else by how near to its own ends its first and last quote are. */
    private boolean isWhole(List<Instant> open, int index) {
        Instant start = open.get(index);
        Candle candle = quoted.get(start);
        if (candle == null) {
            return false;
        }
        Instant end = slots.track().interval().endOf(start);
        Duration near = Duration.between(start, end).dividedBy(PARTS_OF_A_SLOT);
        boolean begins = index + 1 == open.size()
                || quoted.containsKey(open.get(index + 1))
                || !candle.opened().isAfter(start.plus(near));
        boolean ends = quoted.containsKey(index == 0 ? end : open.get(index - 1))
                || !candle.closed().isBefore(end.minus(near));
        return begins && ends;
    }

    private boolean isAsked(Instant start) {
        Map.Entry<Instant, TimeSpan> span = asked.floorEntry(start);
        return span != null && span.getValue().holds(start);
    }
}
