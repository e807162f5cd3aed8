package io.pipstream.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, from its beginning until before its end. Immutable. */
public record TimeSpan(Instant from, Instant to) {

    /** @throws IllegalArgumentException if it has no length */
    public TimeSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("No time from %s to %s".formatted(from, to));
        }
    }

    /** The same times, by the fewest spans, oldest first; spans that touch become one. */
    public static List<TimeSpan> union(Collection<TimeSpan> spans) {
        List<TimeSpan> sorted =
                spans.stream().sorted(Comparator.comparing(TimeSpan::from)).toList();
        List<TimeSpan> union = new ArrayList<>();
        for (TimeSpan span : sorted) {
            int last = union.size() - 1;
            if (last >= 0 && !span.from.isAfter(union.get(last).to)) {
                union.set(last, union.get(last).reaching(span.to));
            } else {
                union.add(span);
            }
        }
        return union;
    }

    public boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private TimeSpan reaching(Instant end) {
        return end.isAfter(to) ? new TimeSpan(from, end) : this;
    }
}
