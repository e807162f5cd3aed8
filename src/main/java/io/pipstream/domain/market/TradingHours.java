package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;

/**
 * When each instrument's market is open, by New York's clocks: a zone, never an offset, so that the hours move with its
 * daylight saving. Closures for holidays are not in it. Immutable; asking whether a market is open makes no objects.
 */
public final class TradingHours {

    private static final ZoneRules RULES = TradingDays.NEW_YORK.getRules();
    private static final long EPOCH_TO_MONDAY_SECONDS = 3 * 86_400;

    private final WeeklyHours usual;
    private final Map<Currency, WeeklyHours> hoursByBase;

    /**
     * Hours for most instruments, and for those with other bases.
     *
     * @param hoursByBase for metals, which have other hours than currencies
     */
    public TradingHours(WeeklyHours usual, Map<Currency, WeeklyHours> hoursByBase) {
        this.usual = usual;
        this.hoursByBase = Map.copyOf(hoursByBase);
    }

    public boolean isOpen(Instrument instrument, Instant time) {
        return hours(instrument).isOpen(secondOfWeek(local(time)));
    }

    /** The moment itself if the market is open then, otherwise when it opens. */
    public Instant nextOpen(Instrument instrument, Instant time) {
        long local = local(time);
        WeeklyHours hours = hours(instrument);
        long second = secondOfWeek(local);
        return hours.isOpen(second) ? time : instant(local + hours.untilOpening(second));
    }

    /** When the session that is open then closes, or else the next one. */
    public Instant closesAt(Instrument instrument, Instant time) {
        long local = local(time);
        return instant(local + hours(instrument).untilClose(secondOfWeek(local)));
    }

    private WeeklyHours hours(Instrument instrument) {
        return hoursByBase.getOrDefault(instrument.base(), usual);
    }

    private static long local(Instant time) {
        return time.getEpochSecond() + RULES.getOffset(time).getTotalSeconds();
    }

    /** 1 January 1970 was a Thursday, three days after a Monday. */
    private static long secondOfWeek(long localEpochSecond) {
        return Math.floorMod(localEpochSecond + EPOCH_TO_MONDAY_SECONDS, WeeklyHours.WEEK_SECONDS);
    }

    private static Instant instant(long localEpochSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localEpochSecond, 0, ZoneOffset.UTC);
        return local.toInstant(RULES.getOffset(local));
    }
}
