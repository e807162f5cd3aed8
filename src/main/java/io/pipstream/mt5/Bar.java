package io.pipstream.mt5;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.Ohlc;
import java.time.Instant;

/**
 * A candle as MetaTrader shows it: of the bid.
 *
 * @param start when it begins
 * @param volume of how many quotes it is made
 */
public record Bar(Instant start, Ohlc prices, long volume) {

    static Bar of(Candle candle) {
        return new Bar(candle.slot().start(), candle.bid(), candle.ticks());
    }

    /** With one that follows it, as one that begins then. */
    Bar join(Bar next, Instant from) {
        Ohlc joined = new Ohlc(
                prices.open(),
                prices.high().max(next.prices.high()),
                prices.low().min(next.prices.low()),
                next.prices.close());
        return new Bar(from, joined, volume + next.volume);
    }
}
