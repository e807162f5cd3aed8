package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Ohlc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the candles of an hour's minutes, the same as its quotes would one by one. */
public final class MinuteCandles {

    private static final int MINUTE_MILLIS = (int) Duration.ofMinutes(1).toMillis();

    private final HourTicks ticks;
    private final String source;

    private MinuteCandles(HourTicks ticks, String source) {
        this.ticks = ticks;
        this.source = source;
    }

    /** Oldest first; a minute without ticks has none. */
    public static List<Candle> of(HourTicks ticks, String source) {
        MinuteCandles minutes = new MinuteCandles(ticks, source);
        List<Candle> candles = new ArrayList<>();
        int first = 0;
        while (first < ticks.size()) {
            int end = minutes.endOfMinute(first);
            candles.add(minutes.candle(first, end));
            first = end;
        }
        return candles;
    }

    private int endOfMinute(int first) {
        int nextMinute = (ticks.millis(first) / MINUTE_MILLIS + 1) * MINUTE_MILLIS;
        int end = first + 1;
        while (end < ticks.size() && ticks.millis(end) < nextMinute) {
            end++;
        }
        return end;
    }

    private Candle candle(int first, int end) {
        long highBid = ticks.bid(first);
        long lowBid = highBid;
        long highAsk = ticks.ask(first);
        long lowAsk = highAsk;
        for (int index = first + 1; index < end; index++) {
            highBid = Math.max(highBid, ticks.bid(index));
            lowBid = Math.min(lowBid, ticks.bid(index));
            highAsk = Math.max(highAsk, ticks.ask(index));
            lowAsk = Math.min(lowAsk, ticks.ask(index));
        }
        int last = end - 1;
        return new Candle(
                CandleSlot.holding(ticks.hour().instrument(), source, CandleInterval.ONE_MINUTE, ticks.time(first)),
                ohlc(ticks.bid(first), highBid, lowBid, ticks.bid(last)),
                ohlc(ticks.ask(first), highAsk, lowAsk, ticks.ask(last)),
                ticks.time(first),
                ticks.time(last),
                end - first);
    }

    private Ohlc ohlc(long open, long high, long low, long close) {
        PriceScale scale = ticks.scale();
        return new Ohlc(scale.price(open), scale.price(high), scale.price(low), scale.price(close));
    }
}
