package io.pipstream.feed.mt5;

import io.pipstream.domain.market.CandleInterval;
import java.time.Duration;

/** How long a terminal's bar lasts, as far as candles are kept of it. */
enum Timeframe {
    M1(CandleInterval.ONE_MINUTE, Duration.ofMinutes(1)),
    H1(CandleInterval.ONE_HOUR, Duration.ofHours(1)),
    D1(CandleInterval.ONE_DAY, Duration.ofDays(1));

    private final CandleInterval interval;
    private final Duration length;

    Timeframe(CandleInterval interval, Duration length) {
        this.interval = interval;
        this.length = length;
    }

    /** @throws IllegalArgumentException if no candles of it are kept */
    static Timeframe of(CandleInterval kept) {
        for (Timeframe timeframe : values()) {
            if (timeframe.interval == kept) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException("No candles of " + kept.code() + " are kept");
    }

    CandleInterval interval() {
        return interval;
    }

    Duration length() {
        return length;
    }
}
