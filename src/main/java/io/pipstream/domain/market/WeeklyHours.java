package io.pipstream.domain.market;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/** The sessions of a week, the same every week, in local time; open at each opening, closed at each close. Immutable. */
public final class WeeklyHours {

    static final long WEEK_SECONDS = 7 * 86_400;

    private final long[] opens;
    private final long[] lengths;

    /** A day of the week and a time of that day. */
    public record TimeOfWeek(DayOfWeek day, LocalTime time) {

        long second() {
            return (day.getValue() - 1) * 86_400L + time.toSecondOfDay();
        }
    }

    /** From one time of the week until another, up to a week later; between equal times it lasts the whole week. */
    public record Session(TimeOfWeek opens, TimeOfWeek closes) {

        long length() {
            long length = Math.floorMod(closes.second() - opens.second(), WEEK_SECONDS);
            return length == 0 ? WEEK_SECONDS : length;
        }
    }

    /** @throws IllegalArgumentException if there is no session, or two touch: those are one */
    public WeeklyHours(List<Session> sessions) {
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("A market needs a session");
        }
        List<Session> sorted = sessions.stream()
                .sorted(Comparator.comparingLong(session -> session.opens().second()))
                .toList();
        opens = sorted.stream().mapToLong(session -> session.opens().second()).toArray();
        lengths = sorted.stream().mapToLong(Session::length).toArray();
        for (int index = 1; index < opens.length; index++) {
            requireGap(sorted.get(index - 1), sorted.get(index), opens[index]);
        }
        if (opens.length > 1) {
            requireGap(sorted.get(opens.length - 1), sorted.get(0), opens[0] + WEEK_SECONDS);
        }
    }

    private static void requireGap(Session earlier, Session later, long laterOpens) {
        if (earlier.opens().second() + earlier.length() >= laterOpens) {
            throw new IllegalArgumentException("Two sessions touch or overlap: " + earlier + " and " + later);
        }
    }

    /** @param second of the week, from Monday's midnight */
    boolean isOpen(long second) {
        for (int index = 0; index < opens.length; index++) {
            if (Math.floorMod(second - opens[index], WEEK_SECONDS) < lengths[index]) {
                return true;
            }
        }
        return false;
    }

    /** Seconds until the next opening. */
    long untilOpening(long second) {
        long soonest = WEEK_SECONDS;
        for (long opening : opens) {
            soonest = Math.min(soonest, Math.floorMod(opening - second, WEEK_SECONDS));
        }
        return soonest;
    }

    /** Seconds until the close of the session that is open, or else of the next. */
    long untilClose(long second) {
        long soonest = Long.MAX_VALUE;
        for (int index = 0; index < opens.length; index++) {
            long since = Math.floorMod(second - opens[index], WEEK_SECONDS);
            long until = lengths[index] - since;
            soonest = Math.min(soonest, until > 0 ? until : until + WEEK_SECONDS);
        }
        return soonest;
    }
}
