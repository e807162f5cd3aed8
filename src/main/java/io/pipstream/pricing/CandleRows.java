package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest completed candles of one instrument, source and interval, in the order of their time, 96 bytes each. A row
 * is known by its number, which counts from the first that ever was; the oldest gives way when there are too many. Guarded
 * by its {@link CandleSeries}.
 */
final class CandleRows {

    private static final int WIDTH = 12;
    private static final int START = 0;
    private static final int OPENED = 1;
    private static final int CLOSED = 2;
    /** Below zero for a synthetic candle. */
    private static final int TICKS = 3;

    private static final int BID = 4;
    private static final int ASK = 8;
    /** Among the four of a side. */
    private static final int CLOSE = 3;

    private static final int FEWEST = 64;
    private static final long MICROS = 1_000_000;

    private final Instrument instrument;
    private final String source;
    private final CandleInterval interval;
    private final int capacity;
    private final int digits;
    private long[] cells;
    private long oldest;
    private long next;
    private long unsaved;
    private long lost;

    CandleRows(Instrument instrument, String source, CandleInterval interval, int capacity) {
        this.instrument = instrument;
        this.source = source;
        this.interval = interval;
        this.capacity = capacity;
        this.digits = instrument.terms().priceDigits();
        this.cells = new long[Math.min(FEWEST, capacity) * WIDTH];
    }

    /** Adds a candle that is later than all that are there. */
    void add(Candle candle) {
        int rows = cells.length / WIDTH;
        if (next == rows && rows < capacity) {
            cells = Arrays.copyOf(cells, Math.min(capacity, rows * 2) * WIDTH);
        }
        if (next - oldest == capacity) {
            if (unsaved == oldest) {
                unsaved++;
                lost++;
            }
            oldest++;
        }
        write(next, candle);
        next++;
    }

    /** Joins it with the row of its slot; false if there is none. */
    boolean join(Candle late) {
        long number = firstFrom(late.slot().start());
        if (number == next || cell(number, START) != late.slot().start().getEpochSecond()) {
            return false;
        }
        write(number, decode(raw(number, number + 1)).get(0).join(late));
        unsaved = Math.min(unsaved, number);
        return true;
    }

    /** The newest that begin in that time, at most so many, for {@link #decode}. */
    long[] newest(Instant from, Instant before, int most) {
        long end = firstFrom(before);
        long begin = Math.max(firstFrom(from), end - most);
        return raw(Math.min(begin, end), end);
    }

    /** Puts the last bids of what {@link #newest} gave into it; needs no guard. */
    void decodeCloses(long[] raw, Closes.Builder closes) {
        for (int row = 0; row < raw.length; row += WIDTH) {
            closes.add(interval.endOf(Instant.ofEpochSecond(raw[row + START])), price(raw[row + BID + CLOSE]));
        }
    }

    /** What {@link #newest} or {@link #takeUnsaved} gave, as candles; needs no guard. */
    List<Candle> decode(long[] raw) {
        List<Candle> candles = new ArrayList<>(raw.length / WIDTH);
        for (int row = 0; row < raw.length; row += WIDTH) {
            candles.add(new Candle(
                    new CandleSlot(instrument, source, interval, Instant.ofEpochSecond(raw[row + START])),
                    prices(raw, row + BID),
                    prices(raw, row + ASK),
                    Instant.EPOCH.plus(raw[row + OPENED], ChronoUnit.MICROS),
                    Instant.EPOCH.plus(raw[row + CLOSED], ChronoUnit.MICROS),
                    Math.abs(raw[row + TICKS]),
                    raw[row + TICKS] < 0));
        }
        return candles;
    }

    /** The oldest rows that are not saved, at most so many. They count as saved from now on. */
    long[] takeUnsaved(int most) {
        long begin = unsaved;
        unsaved = Math.min(next, begin + most);
        return raw(begin, unsaved);
    }

    /** What was taken could not be saved: as far as its rows are still here, they are to be taken again. */
    void putBack(long[] taken) {
        if (taken.length > 0) {
            long begin = firstFrom(Instant.ofEpochSecond(taken[START]));
            long end = firstFrom(Instant.ofEpochSecond(taken[taken.length - WIDTH + START] + 1));
            lost += taken.length / WIDTH - (end - begin);
            unsaved = Math.min(unsaved, begin);
        }
    }

    long unsaved() {
        return next - unsaved;
    }

    /** How many gave way before they were saved. */
    long lost() {
        return lost;
    }

    /** Whether some gave way that began from then on. */
    boolean forgot(Instant from) {
        return oldest > 0 && cell(oldest, START) > from.getEpochSecond();
    }

    private long[] raw(long begin, long end) {
        long[] raw = new long[Math.toIntExact(end - begin) * WIDTH];
        for (long number = begin; number < end; number++) {
            System.arraycopy(cells, position(number), raw, Math.toIntExact(number - begin) * WIDTH, WIDTH);
        }
        return raw;
    }

    /** The number of the first row that begins then or later. */
    private long firstFrom(Instant time) {
        long second = time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (cell(middle, START) < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int position(long number) {
        return Math.toIntExact(number % capacity) * WIDTH;
    }

    private long cell(long number, int column) {
        return cells[position(number) + column];
    }

    private void write(long number, Candle candle) {
        int row = position(number);
        cells[row + START] = candle.slot().start().getEpochSecond();
        cells[row + OPENED] = micros(candle.opened());
        cells[row + CLOSED] = micros(candle.closed());
        cells[row + TICKS] = candle.synthetic() ? -candle.ticks() : candle.ticks();
        write(row + BID, candle.bid());
        write(row + ASK, candle.ask());
    }

    private void write(int cell, Ohlc prices) {
        cells[cell] = points(prices.open());
        cells[cell + 1] = points(prices.high());
        cells[cell + 2] = points(prices.low());
        cells[cell + 3] = points(prices.close());
    }

    private Ohlc prices(long[] raw, int cell) {
        return new Ohlc(price(raw[cell]), price(raw[cell + 1]), price(raw[cell + 2]), price(raw[cell + 3]));
    }

    private BigDecimal price(long points) {
        return BigDecimal.valueOf(points, digits);
    }

    private static long points(BigDecimal price) {
        return price.unscaledValue().longValueExact();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
    }
}
