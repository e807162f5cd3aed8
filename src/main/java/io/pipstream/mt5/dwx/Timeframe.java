package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.CandleInterval;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a candle lasts, by the number of minutes that MetaTrader 4 calls it. */
enum Timeframe {
    M1(1, CandleInterval.ONE_MINUTE),
    M5(5, CandleInterval.FIVE_MINUTES),
    M15(15, CandleInterval.FIFTEEN_MINUTES),
    M30(30, CandleInterval.THIRTY_MINUTES),
    H1(60, CandleInterval.ONE_HOUR),
    H4(240, CandleInterval.FOUR_HOURS),
    D1(1_440, CandleInterval.ONE_DAY),
    W1(10_080, CandleInterval.ONE_WEEK);

    private final String minutes;
    private final CandleInterval interval;

    Timeframe(int minutes, CandleInterval interval) {
        this.minutes = Integer.toString(minutes);
        this.interval = interval;
    }

    /** The one of that number of minutes. */
    static Optional<Timeframe> ofMinutes(@Nullable String minutes) {
        return Arrays.stream(values())
                .filter(each -> each.minutes.equals(minutes))
                .findFirst();
    }

    CandleInterval interval() {
        return interval;
    }
}
