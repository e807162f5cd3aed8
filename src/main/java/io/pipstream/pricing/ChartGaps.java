package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the times of a chart that have no candle, and why. Does no input or output. For one chart. */
final class ChartGaps {

    /** So many changes between open and closed are told; a chart of few candles far apart has no end of them. */
    private static final int MOST_SESSIONS = 1_000;

    private final OpenSlots slots;
    private final List<TimeSpan> known;
    private final List<CandleChart.Gap> gaps = new ArrayList<>();
    private int sessions;

    /** @param known the times for which we need not ask anybody for more: what has no candle there had no quotes */
    ChartGaps(OpenSlots slots, List<TimeSpan> known) {
        this.slots = slots;
        this.known = TimeSpan.union(known);
    }

    /** @param from the beginning of a slot, not after the first candle */
    List<CandleChart.Gap> between(Instant from, Instant end, List<Candle> candles) {
        CandleInterval interval = slots.track().interval();
        Instant next = from;
        for (Candle candle : candles) {
            add(next, candle.slot().start());
            next = interval.endOf(candle.slot().start());
        }
        add(next, end);
        return gaps;
    }

    private void add(Instant from, Instant end) {
        Instant next = from;
        while (next.isBefore(end) && sessions < MOST_SESSIONS) {
            sessions++;
            Instant opens = slots.nextOpen(next);
            Instant openSlot = opens.isBefore(end) ? slots.track().interval().startOf(opens) : end;
            if (openSlot.isAfter(next)) {
                put(next, openSlot, GapReason.MARKET_CLOSED);
                next = openSlot;
            } else {
                Instant closes = slots.nextClose(opens);
                Instant closedSlot = closes.isBefore(end) ? earlier(slots.boundary(closes), end) : end;
                addOpen(next, closedSlot);
                next = closedSlot;
            }
        }
        addOpen(next, end);
    }

    private void addOpen(Instant from, Instant end) {
        Instant next = from;
        for (TimeSpan span : known) {
            Instant begins = slots.boundary(later(span.from(), from));
            Instant ends = slots.track().interval().startOf(earlier(span.to(), end));
            if (begins.isBefore(ends) && !begins.isBefore(next)) {
                put(next, begins, GapReason.NOT_FETCHED);
                put(begins, ends, GapReason.NO_QUOTES);
                next = ends;
            }
        }
        put(next, end, GapReason.NOT_FETCHED);
    }

    private void put(Instant from, Instant end, GapReason reason) {
        if (!from.isBefore(end)) {
            return;
        }
        int last = gaps.size() - 1;
        boolean goesOn = last >= 0
                && gaps.get(last).reason() == reason
                && gaps.get(last).span().to().equals(from);
        Instant begin = goesOn ? gaps.remove(last).span().from() : from;
        gaps.add(new CandleChart.Gap(new TimeSpan(begin, end), reason));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
