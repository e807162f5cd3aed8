package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How every instrument does today, for lists of many: from memory as far as it reaches. What the store has of the time
 * before is read once and kept for a while. Never asks a source; what its history gave before is used. Methods may wait for
 * the store. Thread-safe.
 */
@ApplicationScoped
public class DaySummaries {

    private static final Duration CLOSES_OF = Duration.ofHours(24);

    /** A holiday or two with the weekend between, and not last month's price. */
    private static final Duration PREVIOUS_WITHIN = Duration.ofDays(7);

    /** Charts may have fetched some of a source's history meanwhile. */
    private static final Duration KEEP = Duration.ofMinutes(10);

    private final CandleBook book;
    private final CandleStore store;
    private final HistoryStore histories;
    private final Instruments instruments;
    private final NanoClock nanoClock;
    private final AtomicReferenceArray<@Nullable Earlier> read;

    /** What the store has from before what is in memory. */
    private record Earlier(
            String source, Instant day, long readNanos, Closes closes, Optional<BigDecimal> previousClose) {

        boolean isOf(String otherSource, Instant otherDay, long nowNanos) {
            return source.equals(otherSource) && day.equals(otherDay) && nowNanos - readNanos < KEEP.toNanos();
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DaySummaries() {
        this.book = null;
        this.store = null;
        this.histories = null;
        this.instruments = null;
        this.nanoClock = null;
        this.read = null;
    }

    @Inject
    public DaySummaries(
            CandleBook book,
            CandleStore store,
            HistoryStore histories,
            Instruments instruments,
            NanoClock nanoClock) {
        this.book = book;
        this.store = store;
        this.histories = histories;
        this.instruments = instruments;
        this.nanoClock = nanoClock;
        this.read = new AtomicReferenceArray<>(instruments.size());
    }

    /**
     * Of the source that quoted the instrument last; empty before its first quote.
     *
     * @param points how many closes, at least 2
     */
    public Optional<DaySummary> of(Instrument instrument, int points) {
        return book.leading(instrument)
                .flatMap(series -> series.newest().map(time -> summary(instrument, series, time, points)));
    }

    private DaySummary summary(Instrument instrument, CandleSeries series, Instant time, int points) {
        Instant day = CandleInterval.ONE_DAY.startOf(time);
        List<Candle> days = series.candles(
                        CandleInterval.ONE_DAY,
                        day.minus(PREVIOUS_WITHIN),
                        CandleInterval.ONE_DAY.endOf(day),
                        Integer.MAX_VALUE)
                .candles();
        Candle today = days.get(days.size() - 1);
        Instant from = time.minus(CLOSES_OF);
        Closes inMemory = series.closes(from, time.plusNanos(1));
        Instant known = inMemory.begin().orElse(time);
        Earlier earlier = known.isAfter(from.plus(Duration.ofMinutes(1))) || days.size() < 2
                ? earlier(instrument, series.source(), day, from, known)
                : null;
        Closes closes = earlier == null ? inMemory : inMemory.over(earlier.closes);
        Optional<BigDecimal> previous = days.size() > 1
                ? Optional.of(days.get(days.size() - 2).bid().close())
                : Optional.ofNullable(earlier).flatMap(Earlier::previousClose);
        Instant begin = closes.begin().orElse(time);
        return new DaySummary(
                instrument,
                series.source(),
                day,
                time,
                today.bid(),
                previous,
                begin,
                spaced(closes, begin, time, points));
    }

    private static List<BigDecimal> spaced(Closes closes, Instant begin, Instant time, int points) {
        List<BigDecimal> spaced = new ArrayList<>(points);
        long step = Duration.between(begin, time).toNanos() / (points - 1);
        for (int point = 0; point < points - 1; point++) {
            closes.at(begin.plusNanos(step * point)).ifPresent(spaced::add);
        }
        closes.at(time).ifPresent(spaced::add);
        return spaced;
    }

    private Earlier earlier(Instrument instrument, String source, Instant day, Instant from, Instant before) {
        int index = instruments.indexOf(instrument);
        long now = nanoClock.nanos();
        Earlier last = read.get(index);
        if (last != null && last.isOf(source, day, now)) {
            return last;
        }
        Closes quoted = store.closes(instrument, source, from, before);
        Closes fetched =
                histories.closes(new CandleTrack(instrument, source, CandleInterval.ONE_MINUTE), from, before);
        Earlier earlier = new Earlier(source, day, now, fetched.over(quoted), previousClose(instrument, source, day));
        read.set(index, earlier);
        return earlier;
    }

    /** The later of what quotes made and what the source's history has; of the same day, the latter. */
    private Optional<BigDecimal> previousClose(Instrument instrument, String source, Instant day) {
        Instant begin = day.minus(PREVIOUS_WITHIN);
        List<Candle> quoted = store.history(instrument, source, CandleInterval.ONE_DAY, begin, day, 1);
        List<Candle> fetched =
                histories.history(new CandleTrack(instrument, source, CandleInterval.ONE_DAY), begin, day, 1);
        return Stream.concat(quoted.stream(), fetched.stream())
                .reduce((one, other) ->
                        other.slot().start().isBefore(one.slot().start()) ? one : other)
                .map(candle -> candle.bid().close());
    }
}
