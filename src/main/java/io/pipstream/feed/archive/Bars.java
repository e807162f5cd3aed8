package io.pipstream.feed.archive;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gathers a source's bars and makes candles of them. What is no candle of the time that was asked for, or cannot be one, is
 * left out: it is a gap then. For one answer.
 */
public final class Bars {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A candle lasts until just before the next one: times are kept to the microsecond. */
    private static final int SMALLEST_NANOS = 1_000;

    private final CandleTrack track;
    private final CandleInterval interval;
    private final TimeSpan span;
    private final NavigableMap<Instant, Candle> candles = new TreeMap<>();

    /**
     * Bars of one interval, for candles of the same or a longer one.
     *
     * @param interval of the bars
     */
    public Bars(CandleTrack track, CandleInterval interval, TimeSpan span) {
        this.track = track;
        this.interval = interval;
        this.span = span;
    }

    CandleInterval interval() {
        return interval;
    }

    TimeSpan span() {
        return span;
    }

    /** A bar of a single price each, in the middle of the instrument's typical spread. */
    void addSynthetic(Instant start, Prices middle) {
        BigDecimal half = track.instrument().terms().typicalSpreadPrice().multiply(HALF);
        add(start, middle.each(price -> price.subtract(half)), middle.each(price -> price.add(half)), 1, true);
    }

    /**
     * A bar of bids only; the asks are the instrument's typical spread above them.
     *
     * @param ticks how many prices it is made of; any number if the source does not say
     */
    public void addBids(Instant start, Prices bid, long ticks) {
        BigDecimal spread = track.instrument().terms().typicalSpreadPrice();
        add(start, bid, bid.each(price -> price.add(spread)), Math.max(1, ticks), true);
    }

    /** @param ticks how many prices it is made of; any number if the source does not say */
    void add(Instant start, Prices bid, Prices ask, long ticks) {
        add(start, bid, ask, Math.max(1, ticks), false);
    }

    /** Oldest first. */
    public List<Candle> candles() {
        if (interval == track.interval()) {
            return List.copyOf(candles.values());
        }
        NavigableMap<Instant, Candle> longer = new TreeMap<>();
        for (Candle candle : candles.values()) {
            Candle part = candle.within(track.interval());
            longer.merge(part.slot().start(), part, Candle::join);
        }
        return List.copyOf(longer.values());
    }

    private void add(Instant start, Prices bid, Prices ask, long ticks, boolean synthetic) {
        if (!span.holds(start) || !interval.startOf(start).equals(start) || !bid.arePositive() || bid.isAbove(ask)) {
            return;
        }
        Instrument instrument = track.instrument();
        Optional<Ohlc> bids = ohlc(bid.each(instrument::roundBid));
        Optional<Ohlc> asks = ohlc(ask.each(instrument::roundAsk));
        if (bids.isPresent() && asks.isPresent() && bids.get().low().signum() > 0) {
            candles.put(
                    start,
                    new Candle(
                            new CandleSlot(instrument, track.source(), interval, start),
                            bids.get(),
                            asks.get(),
                            start,
                            interval.endOf(start).minusNanos(SMALLEST_NANOS),
                            ticks,
                            synthetic));
        }
    }

    private static Optional<Ohlc> ohlc(Prices prices) {
        try {
            return Optional.of(prices.ohlc());
        } catch (IllegalArgumentException contradicting) {
            return Optional.empty();
        }
    }
}
