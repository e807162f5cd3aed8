package io.pipstream.mt5;

import io.pipstream.domain.market.CandleInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long MetaTrader's bars last. A month is put together from its days. */
public enum Timeframe {
    M1(1, CandleInterval.ONE_MINUTE),
    M5(5, CandleInterval.FIVE_MINUTES),
    M15(15, CandleInterval.FIFTEEN_MINUTES),
    M30(30, CandleInterval.THIRTY_MINUTES),
    H1(60, CandleInterval.ONE_HOUR),
    H4(240, CandleInterval.FOUR_HOURS),
    D1(1_440, CandleInterval.ONE_DAY),
    W1(10_080, CandleInterval.ONE_WEEK),
    MN1(43_200, CandleInterval.ONE_DAY);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime TURN_OF_DAY = LocalTime.of(17, 0);
    private static final Duration REST_OF_THE_DAY = Duration.ofHours(7);

    private final String minutes;
    private final CandleInterval candles;

    Timeframe(int minutes, CandleInterval candles) {
        this.minutes = Integer.toString(minutes);
        this.candles = candles;
    }

    static Optional<Timeframe> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** By the number that MetaTrader 4 has for it. */
    public static Optional<Timeframe> ofMinutes(@Nullable String minutes) {
        return Arrays.stream(values())
                .filter(each -> each.minutes.equals(minutes))
                .findFirst();
    }

    /** When the bar begins that holds this time: a month, with the trading day that is its first. */
    public Instant startOf(Instant time) {
        return this == MN1 ? turnOf(month(time)) : candles.startOf(time);
    }

    /** When the bar is over that holds this time. */
    Instant endOf(Instant time) {
        return this == MN1 ? turnOf(month(time).plusMonths(1)) : candles.endOf(candles.startOf(time));
    }

    /** A trading day begins at 17:00 in New York on the day before. */
    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(NEW_YORK).toLocalDateTime().plus(REST_OF_THE_DAY));
    }

    private static Instant turnOf(YearMonth month) {
        return month.atDay(1).minusDays(1).atTime(TURN_OF_DAY).atZone(NEW_YORK).toInstant();
    }

    CandleInterval candles() {
        return candles;
    }
}
