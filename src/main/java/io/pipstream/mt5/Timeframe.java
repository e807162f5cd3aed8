package io.pipstream.mt5;

import io.pipstream.domain.market.CandleInterval;
import java.util.Arrays;
import java.util.Optional;

/** How long MetaTrader's bars last. A month is put together from its days. */
enum Timeframe {
    M1(CandleInterval.ONE_MINUTE),
    M5(CandleInterval.FIVE_MINUTES),
    M15(CandleInterval.FIFTEEN_MINUTES),
    M30(CandleInterval.THIRTY_MINUTES),
    H1(CandleInterval.ONE_HOUR),
    H4(CandleInterval.FOUR_HOURS),
    D1(CandleInterval.ONE_DAY),
    W1(CandleInterval.ONE_WEEK),
    MN1(CandleInterval.ONE_DAY);

    private final CandleInterval candles;

    Timeframe(CandleInterval candles) {
        this.candles = candles;
    }

    static Optional<Timeframe> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    CandleInterval candles() {
        return candles;
    }
}
