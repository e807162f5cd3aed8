package io.pipstream.domain.market;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long a candle lasts. Up to four hours candles begin at whole multiples of their length in UTC. Days begin at 17:00
 * in New York, where the forex day turns, and weeks on Sunday at that time: in UTC that is 21:00 in summer and 22:00 in
 * winter, and the day on which the clocks change lasts 23 or 25 hours.
 */
public enum CandleInterval {
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    THIRTY_MINUTES("30m", Duration.ofMinutes(30)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    ONE_DAY("1d", Duration.ofDays(1)),
    ONE_WEEK("1w", Duration.ofDays(7));

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime TURN_OF_DAY = LocalTime.of(17, 0);

    private final String code;
    private final Duration length;

    CandleInterval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** The interval of that {@link #code}. */
    public static Optional<CandleInterval> named(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }

    /** The name on the wire, for example {@code 15m}. */
    public String code() {
        return code;
    }

    /** When the candle begins that holds this time. */
    public Instant startOf(Instant time) {
        if (followsTheClock()) {
            long second = time.getEpochSecond();
            return Instant.ofEpochSecond(second - Math.floorMod(second, length.toSeconds()));
        }
        ZonedDateTime local = time.atZone(NEW_YORK);
        LocalDate day =
                local.toLocalTime().isBefore(TURN_OF_DAY) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return turnOf(this == ONE_WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)) : day);
    }

    /** When the candle that begins at {@code start} is over: the next may begin then. */
    public Instant endOf(Instant start) {
        return followsTheClock()
                ? start.plus(length)
                : turnOf(start.atZone(NEW_YORK).toLocalDate().plusDays(length.toDays()));
    }

    private boolean followsTheClock() {
        return compareTo(FOUR_HOURS) <= 0;
    }

    private static Instant turnOf(LocalDate day) {
        return day.atTime(TURN_OF_DAY).atZone(NEW_YORK).toInstant();
    }
}
