package io.pipstream.feed.mt5;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * By which clock a terminal tells the time. A broker's server has a time of its own, and says nowhere which. Immutable.
 *
 * @param id the zone whose clock it is
 * @param hoursAhead how much the terminal's clock is ahead of that
 */
record TerminalZone(ZoneId id, int hoursAhead) {

    /** Most brokers' clock: at midnight it is 17:00 in New York, so that the week has five days. */
    static final TerminalZone NEW_YORK_CLOSE = new TerminalZone(ZoneId.of("America/New_York"), 7);

    private static final String NEW_YORK_CLOSE_NAME = "NY+7";

    /** {@code NY+7}, or what Java knows as a zone, such as {@code UTC}, {@code +02:00}, {@code Europe/Athens}. */
    static Optional<TerminalZone> named(String name) {
        if (name.equals(NEW_YORK_CLOSE_NAME)) {
            return Optional.of(NEW_YORK_CLOSE);
        }
        try {
            return Optional.of(new TerminalZone(ZoneId.of(name), 0));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** @throws DateTimeException if it is beyond all times */
    Instant instant(LocalDateTime shown) {
        return shown.minusHours(hoursAhead).atZone(id).toInstant();
    }

    /** Whether its days are those of candles, which begin at 17:00 in New York. */
    boolean turnsWithCandles() {
        return equals(NEW_YORK_CLOSE);
    }
}
