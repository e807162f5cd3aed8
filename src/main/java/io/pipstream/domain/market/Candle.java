package io.pipstream.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What one source said of an instrument's price within one interval. Quotes belong to the candle by their own time,
 * whenever they came, and the order in which they are put in does not matter unless two have the same time: then the one
 * put in later came later. Immutable.
 *
 * @param opened the time of its first quote
 * @param closed the time of its last quote
 * @param ticks how many quotes it is made of
 * @param synthetic whether a side of any of them was made up
 */
public record Candle(
        CandleSlot slot, Ohlc bid, Ohlc ask, Instant opened, Instant closed, long ticks, boolean synthetic) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** @throws IllegalArgumentException if it has no quote, or one from before its slot */
    public Candle {
        if (ticks < 1 || opened.isAfter(closed) || opened.isBefore(slot.start())) {
            throw new IllegalArgumentException(
                    "No candle from %s: %d quotes from %s to %s".formatted(slot.start(), ticks, opened, closed));
        }
    }

    /** A candle of quotes whose source gave both sides. */
    public Candle(CandleSlot slot, Ohlc bid, Ohlc ask, Instant opened, Instant closed, long ticks) {
        this(slot, bid, ask, opened, closed, ticks, false);
    }

    /** The candle of one quote. */
    public static Candle of(CandleInterval interval, Quote quote) {
        return new Candle(
                CandleSlot.holding(quote.instrument(), quote.source(), interval, quote.time()),
                Ohlc.at(quote.bid()),
                Ohlc.at(quote.ask()),
                quote.time(),
                quote.time(),
                1,
                quote.synthetic());
    }

    /** @throws IllegalArgumentException if the quote falls into another slot */
    public Candle with(Quote quote) {
        if (!slot.holds(quote)) {
            throw new IllegalArgumentException(quote + " does not belong into " + slot);
        }
        Instant time = quote.time();
        return new Candle(
                slot,
                with(bid, quote.bid(), time),
                with(ask, quote.ask(), time),
                time.isBefore(opened) ? time : opened,
                time.isBefore(closed) ? closed : time,
                ticks + 1,
                synthetic || quote.synthetic());
    }

    /**
     * The candle of the quotes of both; no quote may be in both.
     *
     * @throws IllegalArgumentException if the other is of another slot
     */
    public Candle join(Candle other) {
        if (!slot.equals(other.slot)) {
            throw new IllegalArgumentException(other.slot + " is not " + slot);
        }
        Candle first = other.opened.isBefore(opened) ? other : this;
        Candle last = other.closed.isBefore(closed) ? this : other;
        return new Candle(
                slot,
                join(first.bid, last.bid, bid, other.bid),
                join(first.ask, last.ask, ask, other.ask),
                first.opened,
                last.closed,
                ticks + other.ticks,
                synthetic || other.synthetic);
    }

    /** The same quotes in the slot of a longer interval, to be joined with others there. */
    public Candle within(CandleInterval longer) {
        return new Candle(
                CandleSlot.holding(slot.instrument(), slot.source(), longer, slot.start()),
                bid,
                ask,
                opened,
                closed,
                ticks,
                synthetic);
    }

    /**
     * Halfway between bid and ask, rounded half-even to the instrument's digits. Open and close are the middle of one
     * quote; high and low are the middle of the two sides' extremes, which may come from different quotes.
     */
    public Ohlc mid() {
        return new Ohlc(
                middle(bid.open(), ask.open()),
                middle(bid.high(), ask.high()),
                middle(bid.low(), ask.low()),
                middle(bid.close(), ask.close()));
    }

    private Ohlc with(Ohlc prices, BigDecimal price, Instant time) {
        return new Ohlc(
                time.isBefore(opened) ? price : prices.open(),
                prices.high().max(price),
                prices.low().min(price),
                time.isBefore(closed) ? prices.close() : price);
    }

    private static Ohlc join(Ohlc first, Ohlc last, Ohlc one, Ohlc other) {
        return new Ohlc(first.open(), one.high().max(other.high()), one.low().min(other.low()), last.close());
    }

    private BigDecimal middle(BigDecimal bid, BigDecimal ask) {
        int digits = slot.instrument().terms().priceDigits();
        return bid.add(ask).divide(TWO, digits, RoundingMode.HALF_EVEN);
    }
}
