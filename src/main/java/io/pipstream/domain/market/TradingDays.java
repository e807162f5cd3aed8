package io.pipstream.domain.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The market's days: each weekday's ends at 17:00 in New York, whatever the offset there, and the next begins; what
 * comes after Friday's end belongs to Monday. This is when value dates roll for all pairs, by the market's convention
 * (londonfx.co.uk/valdates.html, "Value date roll-over"; its exception for NZD/USD, rolled at 7:00 in Auckland, is for
 * dealers: retail brokers roll every pair at once).
 */
public final class TradingDays {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime END = LocalTime.of(17, 0);
    private static final ZoneRules RULES = NEW_YORK.getRules();
    private static final long DAY_SECONDS = 86_400;

    private TradingDays() {}

    /** The date of the trading day that the moment belongs to, never of a weekend; the end itself belongs to the next. */
    public static LocalDate on(Instant time) {
        long local = time.getEpochSecond() + RULES.getOffset(time).getTotalSeconds();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local + DAY_SECONDS - END.toSecondOfDay(), DAY_SECONDS));
        return isWeekend(date) ? next(date) : date;
    }

    /** When that trading day ends and its positions roll over. */
    public static Instant end(LocalDate date) {
        LocalDateTime end = date.atTime(END);
        return end.toInstant(RULES.getOffset(end));
    }

    /** When the trading day that the moment belongs to began: at the end of the one before. */
    public static Instant begin(Instant time) {
        LocalDate before = on(time).minusDays(1);
        while (isWeekend(before)) {
            before = before.minusDays(1);
        }
        return end(before);
    }

    /** The first end of a trading day after the moment: when an order for the day expires. */
    public static Instant endAfter(Instant time) {
        return end(on(time));
    }

    /** The trading days that ended after {@code from}, up to and including {@code to}, in order. */
    public static List<LocalDate> endedIn(Instant from, Instant to) {
        List<LocalDate> ended = new ArrayList<>();
        for (LocalDate date = on(from); !end(date).isAfter(to); date = next(date)) {
            ended.add(date);
        }
        return ended;
    }

    /** The trading day after that date. */
    public static LocalDate next(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (isWeekend(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
