package io.pipstream.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When somebody does not want to be disturbed: every day from one time of their clock until another, which may be on the next
 * day. Immutable.
 *
 * @param from the first quiet moment
 * @param to the first moment after; never {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours from " + from + " to " + to + " are none, or all");
        }
    }

    /**
     * The given moment if it is not quiet, else the end of those quiet hours. Where clocks are put forward over that end, it is
     * as much later; where they are put back over it, it is the first time that the clock shows it.
     */
    public Instant endFor(Instant moment) {
        LocalDate today = LocalDate.ofInstant(moment, zone);
        // quiet hours that began yesterday may still go on, and where clocks jump, so may those of the day before
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            Instant begin = ZonedDateTime.of(day, from, zone).toInstant();
            LocalDate last = from.isBefore(to) ? day : day.plusDays(1);
            Instant end = ZonedDateTime.of(last, to, zone).toInstant();
            if (!moment.isBefore(begin) && moment.isBefore(end)) {
                return end;
            }
        }
        return moment;
    }
}
