package io.pipstream.bench.archive;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars that went in beside the quotes and the candles that came out. A bar whose quotes have a candle to themselves is
 * compared with that; one that shares its candle, or spills into the next, is compared with its quotes alone.
 */
final class BarComparison {

    /** What the replay makes of a bar if it is not told otherwise. */
    private static final int TICKS = 12;

    private final List<FileBar> bars;
    private final List<Quote> quotes;
    private final Map<Instant, Candle> candlesByStart = new HashMap<>();

    final List<FileBar> notInQuotes = new ArrayList<>();
    final List<FileBar> missing = new ArrayList<>();
    final List<FileBar> different = new ArrayList<>();
    final List<FileBar> sharing = new ArrayList<>();

    /** @param bars that the replay cannot but take */
    BarComparison(List<FileBar> bars, List<Quote> quotes, List<Candle> candles) {
        this.bars = bars;
        this.quotes = quotes;
        candles.forEach(candle -> candlesByStart.put(candle.slot().start(), candle));
        compare();
    }

    /** Whether there is a quote too many, or a candle that no quote explains. */
    boolean hasMore() {
        long slots = quotes.stream().map(quote -> slot(quote.time())).distinct().count();
        return quotes.size() != (long) bars.size() * TICKS || slots != candlesByStart.size();
    }

    private void compare() {
        Map<Instant, Integer> barsBySlot = new HashMap<>();
        for (int index = 0; index < bars.size(); index++) {
            quotesOf(index).stream()
                    .map(quote -> slot(quote.time()))
                    .distinct()
                    .forEach(slot -> barsBySlot.merge(slot, 1, Integer::sum));
        }
        for (int index = 0; index < bars.size(); index++) {
            FileBar bar = bars.get(index);
            List<Quote> own = quotesOf(index);
            if (own.size() != TICKS
                    || !own.get(0).time().equals(bar.time())
                    || !prices(own).equals(prices(bar))) {
                notInQuotes.add(bar);
            }
            Instant slot = slot(bar.time());
            Candle candle = candlesByStart.get(slot);
            boolean spills = own.stream().anyMatch(quote -> !slot(quote.time()).equals(slot));
            if (candle == null) {
                missing.add(bar);
            } else if (spills || barsBySlot.getOrDefault(slot, 0) != 1) {
                sharing.add(bar);
            } else if (!candle.bid().equals(prices(bar))) {
                different.add(bar);
            }
        }
    }

    private List<Quote> quotesOf(int bar) {
        int first = Math.min(bar * TICKS, quotes.size());
        return quotes.subList(first, Math.min(first + TICKS, quotes.size()));
    }

    private static Ohlc prices(FileBar bar) {
        return new Ohlc(bar.open(), bar.high(), bar.low(), bar.close());
    }

    private static Ohlc prices(List<Quote> quotes) {
        List<BigDecimal> bids = quotes.stream().map(Quote::bid).toList();
        return new Ohlc(
                bids.get(0),
                bids.stream().reduce(BigDecimal::max).orElseThrow(),
                bids.stream().reduce(BigDecimal::min).orElseThrow(),
                bids.get(bids.size() - 1));
    }

    private static Instant slot(Instant time) {
        return CandleInterval.FOUR_HOURS.startOf(time);
    }
}
