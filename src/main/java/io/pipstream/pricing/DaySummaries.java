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
 * How every instrument does today, for lists of many: to the minute from memory, as far as it reaches. Of the time
 * before, the store's hours are read once and kept for a while: of 40 instruments they are a thousand rows, where minutes
 * would be sixty thousand. Never asks a source; what its history gave before is used. Methods may wait for
 * the store. Thread-safe.
 */
@ApplicationScoped
public class DaySummaries {

    private static final Duration CLOSES_OF = Duration.ofHours(24);

    private static final int MOST_HOURS = 24;

    /** Not worth a question to the store. */
    private static final Duration NEARLY_NOTHING = Duration.ofMinutes(5);

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
    private final Object[] reading; // of each instrument, so that two do not wait for each other

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
        this.reading = null;
    }

    @Inject
    public DaySummaries(
            CandleBook book, CandleStore store, HistoryStore histories, Instruments instruments, NanoClock nanoClock) {
        this.book = book;
        this.store = store;
        this.histories = histories;
        this.instruments = instruments;
        this.nanoClock = nanoClock;
        this.read = new AtomicReferenceArray<>(instruments.size());
        this.reading = Stream.generate(Object::new).limit(instruments.size()).toArray();
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
        Closes inMemory = series.closes(from);
        Instant known = earlierOf(inMemory.first(), time);
        Earlier earlier = days.size() < 2 || known.isAfter(from.plus(NEARLY_NOTHING))
                ? earlier(instrument, series.source(), day, from, known)
                : null;
        Closes closes = earlier == null ? inMemory : inMemory.over(earlier.closes);
        Optional<BigDecimal> previous = days.size() > 1
                ? Optional.of(days.get(days.size() - 2).bid().close())
                : Optional.ofNullable(earlier).flatMap(Earlier::previousClose);
        Instant begin = earlierOf(closes.first(), time);
        return new DaySummary(
                instrument,
                series.source(),
                day,
                time,
                today.bid(),
                previous,
                begin,
                spaced(closes, begin, time, today.bid().close(), points));
    }

    /** @param last the price in force at the end */
    private static List<BigDecimal> spaced(Closes closes, Instant begin, Instant end, BigDecimal last, int points) {
        List<BigDecimal> spaced = new ArrayList<>(points);
        long step = Duration.between(begin, end).toNanos() / (points - 1);
        for (int point = 0; point < points - 1; point++) {
            spaced.add(closes.at(begin.plusNanos(step * point)).orElse(last));
        }
        spaced.add(last);
        return spaced;
    }

    private static Instant earlierOf(Optional<Instant> time, Instant other) {
        return time.filter(each -> each.isBefore(other)).orElse(other);
    }

    private Earlier earlier(Instrument instrument, String source, Instant day, Instant from, Instant before) {
        int index = instruments.indexOf(instrument);
        Earlier last = read.get(index);
        if (last != null && last.isOf(source, day, nanoClock.nanos())) {
            return last;
        }
        // all that was read expires at once, and everybody asks every minute: one of them reads
        synchronized (reading[index]) {
            last = read.get(index);
            long now = nanoClock.nanos();
            if (last != null && last.isOf(source, day, now)) {
                return last;
            }
            Earlier earlier = readEarlier(instrument, source, day, from, before, now);
            read.set(index, earlier);
            return earlier;
        }
    }

    private Earlier readEarlier(
            Instrument instrument, String source, Instant day, Instant from, Instant before, long now) {
        // the hour in which memory begins goes on after that
        Instant end = CandleInterval.ONE_HOUR.startOf(before);
        Closes quoted = closes(store.history(instrument, source, CandleInterval.ONE_HOUR, from, end, MOST_HOURS));
        Closes fetched = closes(
                histories.history(new CandleTrack(instrument, source, CandleInterval.ONE_HOUR), from, end, MOST_HOURS));
        return new Earlier(source, day, now, fetched.over(quoted), previousClose(instrument, source, day));
    }

    private static Closes closes(List<Candle> candles) {
        Closes.Builder closes = Closes.builder();
        for (Candle candle : candles) {
            closes.add(
                    candle.slot().interval().endOf(candle.slot().start()),
                    candle.bid().close());
        }
        return closes.build();
    }

    /** The later of what quotes made and what the source's history has; of the same day, the latter. */
    private Optional<BigDecimal> previousClose(Instrument instrument, String source, Instant day) {
        Instant begin = day.minus(PREVIOUS_WITHIN);
        List<Candle> quoted = store.history(instrument, source, CandleInterval.ONE_DAY, begin, day, 1);
        List<Candle> fetched =
                histories.history(new CandleTrack(instrument, source, CandleInterval.ONE_DAY), begin, day, 1);
        return Stream.concat(quoted.stream(), fetched.stream())
                .reduce((one, other) -> other.slot().start().isBefore(one.slot().start()) ? one : other)
                .map(candle -> candle.bid().close());
    }
}
