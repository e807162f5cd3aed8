package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Candles of every interval: from memory as far as it reaches, from the store before that, and where quotes made none from
 * the source's own history, if it has one. All candles of one answer are of one source: the one that quoted the instrument
 * last. Methods may wait for the store and for a source. Thread-safe.
 */
@ApplicationScoped
public class CandleHistory {

    private static final int MOST_FROM_STORE = 50_000;

    private static final TimeSpan EVER = new TimeSpan(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    /** So often a chart may ask a source's history. */
    private static final int MOST_FETCHES = 4;

    /** How many candles of a kept interval make one of a longer. */
    private static final Map<CandleInterval, Integer> PARTS = Map.of(
            CandleInterval.FIVE_MINUTES, 5,
            CandleInterval.FIFTEEN_MINUTES, 15,
            CandleInterval.THIRTY_MINUTES, 30,
            CandleInterval.FOUR_HOURS, 4,
            CandleInterval.ONE_WEEK, 7);

    private final CandleBook book;
    private final CandleStore store;
    private final SourceHistories histories;
    private final MarketCalendar calendar;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CandleHistory() {
        this.book = null;
        this.store = null;
        this.histories = null;
        this.calendar = null;
    }

    @Inject
    public CandleHistory(CandleBook book, CandleStore store, SourceHistories histories, MarketCalendar calendar) {
        this.book = book;
        this.store = store;
        this.histories = histories;
        this.calendar = calendar;
    }

    /**
     * The newest candles. Those that quotes made are none of them later than the source's newest quote: what a store still
     * knows from a replay that began again is not shown before its time has come.
     *
     * @param from the first begins then or later; from the year 1 to 9999
     * @param to the last begins before that; likewise
     * @param limit at most so many, at least 1
     */
    public CandleChart chart(Instrument instrument, CandleInterval interval, Instant from, Instant to, int limit) {
        Optional<CandleSeries> series = book.leading(instrument);
        Optional<String> source = series.map(CandleSeries::source).or(() -> store.newestSource(instrument));
        return source.map(of -> chart(series, new CandleTrack(instrument, of, interval), from, to, limit))
                .orElseGet(() -> new CandleChart(source, List.of(), List.of(), List.of()));
    }

    private CandleChart chart(Optional<CandleSeries> series, CandleTrack track, Instant from, Instant to, int limit) {
        CandleInterval interval = track.interval();
        OpenSlots slots = new OpenSlots(track, calendar);
        CandleTrack kept = new CandleTrack(track.instrument(), track.source(), kept(interval));
        Optional<SourceHistory> history = histories.of(kept);
        Optional<Instant> newest = end(series, history, slots);
        Instant begin = slots.boundary(from);
        Instant end = newest.filter(each -> each.isBefore(to)).orElseGet(() -> slots.boundary(to));
        int most = limit * PARTS.getOrDefault(interval, 1);
        Quoted quoted = quoted(series, kept, interval, begin, end, limit, most);
        for (int fetches = 0;
                fetches < MOST_FETCHES
                        && history.isPresent()
                        && history.get().fetch(quoted.candles, quoted.from, end, most);
                fetches++) {
            quoted = quoted(series, kept, interval, begin, end, limit, most);
        }
        Instant known = quoted.from;
        List<Candle> fetched = history.map(each -> each.candles(known, end, Math.min(most, MOST_FROM_STORE)))
                .orElse(List.of());
        List<ChartPart> parts = ChartPart.aggregate(newest(ChartPart.merge(quoted.candles, fetched), most), interval);
        boolean cut = quoted.beginningForgotten && !parts.isEmpty() && startsWith(parts.get(0), quoted.candles);
        List<ChartPart> shown = newest(cut ? parts.subList(1, parts.size()) : parts, limit);
        List<Candle> candles = shown.stream().map(ChartPart::candle).toList();
        return new CandleChart(
                Optional.of(track.source()),
                candles,
                ChartPart.origins(shown),
                gaps(slots, history, candles, begin, newest.isEmpty() ? endOf(candles, begin) : end, limit));
    }

    /** Until when there can be candles; empty if nothing tells. */
    private static Optional<Instant> end(
            Optional<CandleSeries> series, Optional<SourceHistory> history, OpenSlots slots) {
        return Stream.concat(
                        series
                                .flatMap(CandleSeries::newest)
                                .map(newest -> slots.track()
                                        .interval()
                                        .endOf(slots.track().interval().startOf(newest)))
                                .stream(),
                        history.map(each -> slots.boundary(each.complete())).stream())
                .max(Comparator.naturalOrder());
    }

    private static Instant endOf(List<Candle> candles, Instant ifNone) {
        return candles.isEmpty()
                ? ifNone
                : new ChartPart(candles.get(candles.size() - 1), CandleOrigin.QUOTES)
                        .span()
                        .to();
    }

    /** In the time of so many candles, or as far back as they go. */
    private static List<CandleChart.Gap> gaps(
            OpenSlots slots,
            Optional<SourceHistory> history,
            List<Candle> candles,
            Instant begin,
            Instant end,
            int limit) {
        List<Instant> open = slots.newest(begin, end, limit);
        Instant first = Stream.concat(
                        open.stream().skip(Math.max(0, open.size() - 1)),
                        candles.stream().limit(1).map(candle -> candle.slot().start()))
                .min(Comparator.naturalOrder())
                .orElse(end);
        List<TimeSpan> known = history.map(each -> each.known(first, end)).orElseGet(() -> List.of(EVER));
        return new ChartGaps(slots, known).between(first, end, candles);
    }

    /**
     * Candles made of quotes.
     *
     * @param from they are all that there are from then on; earlier ones may have been left unread
     * @param beginningForgotten whether the first may lack some of those that it is put together from
     */
    private record Quoted(List<Candle> candles, Instant from, boolean beginningForgotten) {}

    /** The newest in that time, at most so many, or enough for so many of the longer interval. */
    private Quoted quoted(
            Optional<CandleSeries> series,
            CandleTrack kept,
            CandleInterval interval,
            Instant begin,
            Instant end,
            int limit,
            int most) {
        CandleSeries.Part inMemory = series.map(each -> each.candles(kept.interval(), begin, end, most))
                .orElseGet(() -> new CandleSeries.Part(List.of(), false));
        List<Candle> parts = inMemory.candles();
        List<ChartPart> longer = ChartPart.aggregate(ChartPart.merge(parts, List.of()), interval);
        if (longer.size() > limit || parts.size() >= most) {
            return new Quoted(parts, parts.get(0).slot().start(), false);
        }
        Instant before = parts.isEmpty() ? end : parts.get(0).slot().start();
        int mostOlder = Math.min(most - parts.size(), MOST_FROM_STORE);
        List<Candle> older = older(kept, begin, before, mostOlder);
        boolean startsWhole = parts.isEmpty()
                || parts.get(0)
                        .slot()
                        .start()
                        .equals(longer.get(0).candle().slot().start());
        List<Candle> all = new ArrayList<>(older);
        all.addAll(parts);
        Instant from = older.size() < mostOlder ? begin : older.get(0).slot().start();
        return new Quoted(all, from, older.isEmpty() && inMemory.forgot() && !startsWhole);
    }

    private List<Candle> older(CandleTrack kept, Instant from, Instant before, int most) {
        return !from.isBefore(before)
                ? List.of()
                : store.history(kept.instrument(), kept.source(), kept.interval(), from, before, most);
    }

    /** Whether the first of these candles is the first that it was put together from. */
    private static boolean startsWith(ChartPart longer, List<Candle> candles) {
        return longer.candle().opened().equals(candles.get(0).opened());
    }

    /**
     * Over the whole minutes in that time, by the quotes' own time, of the source that quotes the instrument now. Only what
     * is stored counts; empty if there is none.
     */
    Optional<PriceRange> storedRange(Instrument instrument, Instant from, Instant to) {
        Optional<String> source = book.leading(instrument).map(CandleSeries::source);
        Instant begin = boundary(from);
        return source.isEmpty() || !begin.isBefore(to)
                ? Optional.empty()
                : store.range(instrument, source.get(), begin, to);
    }

    private static CandleInterval kept(CandleInterval interval) {
        return CandleBook.KEPT.stream()
                .filter(kept -> kept.compareTo(interval) <= 0)
                .reduce((shorter, longer) -> longer)
                .orElseThrow();
    }

    /** The first beginning of a minute at that time or after. */
    private static Instant boundary(Instant time) {
        Instant start = CandleInterval.ONE_MINUTE.startOf(time);
        return start.equals(time) ? start : CandleInterval.ONE_MINUTE.endOf(start);
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
