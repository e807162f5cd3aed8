package io.pipstream.pricing;

import io.pipstream.domain.market.CandleInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The slots of a track in which its market is open for at least a while. Does no input or output. */
record OpenSlots(CandleTrack track, MarketCalendar calendar) {

    /** The beginnings of the newest that begin from then on and end at {@code end} or before, newest first. */
    List<Instant> newest(Instant from, Instant end, int most) {
        CandleInterval interval = track.interval();
        List<Instant> slots = new ArrayList<>();
        Instant slotEnd = interval.startOf(end);
        while (slots.size() < most && slotEnd.isAfter(from)) {
            Instant start = interval.startOf(slotEnd.minusNanos(1));
            if (!start.isBefore(from) && nextOpen(start).isBefore(slotEnd)) {
                slots.add(start);
            }
            slotEnd = start;
        }
        return slots;
    }

    Instant nextOpen(Instant time) {
        return calendar.nextOpen(track.instrument(), track.source(), time);
    }

    Instant nextClose(Instant time) {
        return calendar.nextClose(track.instrument(), track.source(), time);
    }

    /** The first beginning of a slot at that time or after. */
    Instant boundary(Instant time) {
        Instant start = track.interval().startOf(time);
        return start.equals(time) ? start : track.interval().endOf(start);
    }
}
