package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Candles of every interval, from memory as far as it reaches and from the store before that. All candles of one answer
 * are of one source: the one that quoted the instrument last. Methods may wait for the store. Thread-safe.
 */
@ApplicationScoped
public class CandleHistory {

    private static final int MOST_FROM_STORE = 50_000;

    /** How many candles of a kept interval make one of a longer. */
    private static final Map<CandleInterval, Integer> PARTS = Map.of(
            CandleInterval.FIVE_MINUTES, 5,
            CandleInterval.FIFTEEN_MINUTES, 15,
            CandleInterval.THIRTY_MINUTES, 30,
            CandleInterval.FOUR_HOURS, 4,
            CandleInterval.ONE_WEEK, 7);

    private final CandleBook book;
    private final CandleStore store;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CandleHistory() {
        this.book = null;
        this.store = null;
    }

    @Inject
    public CandleHistory(CandleBook book, CandleStore store) {
        this.book = book;
        this.store = store;
    }

    /**
     * The newest candles, none of them later than the source's newest quote: what a store still knows from a replay that
     * began again is not shown before its time has come.
     *
     * @param from the first begins then or later; from the year 1 to 9999
     * @param to the last begins before that; likewise
     * @param limit at most so many, at least 1
     */
    public CandleChart chart(Instrument instrument, CandleInterval interval, Instant from, Instant to, int limit) {
        Optional<CandleSeries> series = book.leading(instrument);
        Optional<String> source = series.map(CandleSeries::source).or(() -> store.newestSource(instrument));
        if (source.isEmpty()) {
            return new CandleChart(source, List.of());
        }
        CandleInterval kept = kept(interval);
        Instant begin = boundary(interval, from);
        Instant end = series.flatMap(CandleSeries::newest)
                .map(newest -> interval.endOf(interval.startOf(newest)))
                .filter(newestEnd -> newestEnd.isBefore(to))
                .orElseGet(() -> boundary(interval, to));
        int most = limit * PARTS.getOrDefault(interval, 1);
        CandleSeries.Part inMemory = series.map(each -> each.candles(kept, begin, end, most))
                .orElseGet(() -> new CandleSeries.Part(List.of(), false));
        List<Candle> parts = inMemory.candles();
        List<Candle> candles = aggregate(parts, interval);
        if (candles.size() <= limit && parts.size() < most) {
            Instant before = parts.isEmpty() ? end : parts.get(0).slot().start();
            List<Candle> older = older(instrument, source.get(), kept, begin, before, most - parts.size());
            boolean cut = older.isEmpty() && inMemory.forgot() && !startsWhole(parts, candles);
            List<Candle> all = new ArrayList<>(older);
            all.addAll(parts);
            candles = aggregate(all, interval);
            candles = cut ? candles.subList(1, candles.size()) : candles;
        }
        return new CandleChart(
                source, List.copyOf(candles.subList(Math.max(0, candles.size() - limit), candles.size())));
    }

    /**
     * Over the whole minutes in that time, by the quotes' own time, of the source that quotes the instrument now. Only what
     * is stored counts; empty if there is none.
     */
    Optional<PriceRange> storedRange(Instrument instrument, Instant from, Instant to) {
        Optional<String> source = book.leading(instrument).map(CandleSeries::source);
        Instant begin = boundary(CandleInterval.ONE_MINUTE, from);
        return source.isEmpty() || !begin.isBefore(to)
                ? Optional.empty()
                : store.range(instrument, source.get(), begin, to);
    }

    private List<Candle> older(
            Instrument instrument, String source, CandleInterval kept, Instant from, Instant before, int most) {
        return !from.isBefore(before)
                ? List.of()
                : store.history(instrument, source, kept, from, before, Math.min(most, MOST_FROM_STORE));
    }

    /** Whether the first candle lacks nothing at its beginning. */
    private static boolean startsWhole(List<Candle> parts, List<Candle> candles) {
        return parts.isEmpty()
                || parts.get(0).slot().start().equals(candles.get(0).slot().start());
    }

    private static CandleInterval kept(CandleInterval interval) {
        return CandleBook.KEPT.stream()
                .filter(kept -> kept.compareTo(interval) <= 0)
                .reduce((shorter, longer) -> longer)
                .orElseThrow();
    }

    /** The first beginning of a candle at that time or after. */
    private static Instant boundary(CandleInterval interval, Instant time) {
        Instant start = interval.startOf(time);
        return start.equals(time) ? start : interval.endOf(start);
    }

    private static List<Candle> aggregate(List<Candle> parts, CandleInterval interval) {
        List<Candle> candles = new ArrayList<>();
        for (Candle part : parts) {
            Candle next = part.within(interval);
            int last = candles.size() - 1;
            if (last >= 0 && candles.get(last).slot().equals(next.slot())) {
                candles.set(last, candles.get(last).join(next));
            } else {
                candles.add(next);
            }
        }
        return candles;
    }
}
