package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The candles that one source's quotes of an instrument have made since the server started: minutes, hours and days, so
 * many of each at most. Thread-safe.
 */
final class CandleSeries {

    private static final int MOST_HOURS = 20_000;
    private static final int MOST_DAYS = 5_000;

    private final Instrument instrument;
    private final String source;
    private final CandleTier minutes;
    private final CandleTier hours;
    private final CandleTier days;
    private @Nullable Instant first; // guarded by this, as are the tiers
    private @Nullable Instant newest; // guarded by this
    private long ticks; // guarded by this
    private long ticksSaved; // guarded by this
    private boolean settled; // guarded by this

    /** Some candles of a series, oldest first, and whether earlier ones that were asked for may have been forgotten. */
    record Part(List<Candle> candles, boolean forgot) {}

    CandleSeries(Instrument instrument, String source, int mostMinutes) {
        this.instrument = instrument;
        this.source = source;
        this.days = new CandleTier(instrument, source, CandleInterval.ONE_DAY, MOST_DAYS, null);
        this.hours = new CandleTier(instrument, source, CandleInterval.ONE_HOUR, MOST_HOURS, days);
        this.minutes = new CandleTier(instrument, source, CandleInterval.ONE_MINUTE, mostMinutes, hours);
    }

    Instrument instrument() {
        return instrument;
    }

    String source() {
        return source;
    }

    synchronized void quoted(Quote quote) {
        Instant time = quote.time();
        if (first == null || newest == null) {
            first = time;
            newest = time;
        } else if (time.isAfter(newest)) {
            newest = time;
        }
        ticks++;
        minutes.add(quote);
    }

    /** The latest time of a quote; empty before the first. */
    synchronized Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** The newest candles that begin in that time, at most so many. */
    Part candles(CandleInterval kept, Instant from, Instant before, int most) {
        CandleTier tier = tier(kept);
        long[] raw;
        List<Candle> unfinished;
        boolean forgot;
        synchronized (this) {
            raw = tier.rows().newest(from, before, most);
            unfinished = unfinished(tier);
            forgot = tier.rows().forgot(from);
        }
        List<Candle> candles = tier.rows().decode(raw);
        for (Candle candle : unfinished) {
            Instant start = candle.slot().start();
            if (!start.isBefore(from) && start.isBefore(before)) {
                candles.add(candle);
            }
        }
        return new Part(candles.subList(Math.max(0, candles.size() - most), candles.size()), forgot);
    }

    /** The last bid of each complete minute that begins then or later. */
    Closes closes(Instant from) {
        long[] raw;
        synchronized (this) {
            raw = minutes.rows().newest(from, Instant.MAX, Integer.MAX_VALUE);
        }
        Closes.Builder closes = Closes.builder();
        minutes.rows().decodeCloses(raw, closes);
        return closes.build();
    }

    /** Whether {@link #settle} was called. */
    synchronized boolean isSettled() {
        return settled;
    }

    /** The slots that an earlier run of the server may have begun; empty before the first quote. */
    synchronized List<CandleSlot> firstSlots() {
        Instant time = first;
        return time == null
                ? List.of()
                : Stream.of(minutes, hours, days)
                        .map(tier -> CandleSlot.holding(instrument, source, tier.interval(), time))
                        .toList();
    }

    /**
     * Takes over what an earlier run left of the first slots. A candle that goes on beyond this run's first quote is not
     * from before it: a replay that starts again makes it anew.
     */
    synchronized void settle(List<Candle> earlier) {
        for (Candle candle : earlier) {
            if (candle.closed().isBefore(first)) {
                tier(candle.slot().interval()).inherit(candle);
            }
        }
        settled = true;
    }

    /** Hands over the oldest completed candles that are not saved, at most so many of each interval. */
    CandleHandover handOver(int most) {
        long[] minuteRows;
        long[] hourRows;
        long[] dayRows;
        synchronized (this) {
            minuteRows = minutes.rows().takeUnsaved(most);
            hourRows = hours.rows().takeUnsaved(most);
            dayRows = days.rows().takeUnsaved(most);
        }
        List<Candle> candles = new ArrayList<>(minutes.rows().decode(minuteRows));
        candles.addAll(hours.rows().decode(hourRows));
        candles.addAll(days.rows().decode(dayRows));
        return new CandleHandover(candles, () -> {
            synchronized (this) {
                minutes.rows().putBack(minuteRows);
                hours.rows().putBack(hourRows);
                days.rows().putBack(dayRows);
            }
        });
    }

    /** The candles that are not complete yet, if quotes came since they were last handed over. */
    CandleHandover handOverUnfinished() {
        List<Candle> candles = new ArrayList<>();
        long before;
        synchronized (this) {
            before = ticksSaved;
            if (ticks > ticksSaved) {
                ticksSaved = ticks;
                candles.addAll(unfinished(minutes));
                candles.addAll(unfinished(hours));
                candles.addAll(unfinished(days));
            }
        }
        return new CandleHandover(candles, () -> {
            synchronized (this) {
                ticksSaved = Math.min(ticksSaved, before);
            }
        });
    }

    /** Completed candles that wait to be saved. */
    synchronized long unsaved() {
        return minutes.rows().unsaved() + hours.rows().unsaved() + days.rows().unsaved();
    }

    /** Completed candles that were forgotten before they were saved. */
    synchronized long lost() {
        return minutes.rows().lost() + hours.rows().lost() + days.rows().lost();
    }

    /** Quotes that came too late for their candle. */
    synchronized long late() {
        return minutes.late();
    }

    private List<Candle> unfinished(CandleTier tier) {
        List<Candle> unfinished = minutes.unfinished(List.of());
        if (tier != minutes) {
            unfinished = hours.unfinished(unfinished);
        }
        if (tier == days) {
            unfinished = days.unfinished(unfinished);
        }
        return unfinished.stream().map(tier::withInherited).toList();
    }

    private CandleTier tier(CandleInterval interval) {
        return switch (interval) {
            case ONE_MINUTE -> minutes;
            case ONE_HOUR -> hours;
            case ONE_DAY -> days;
            default -> throw new IllegalArgumentException("No candles of " + interval.code() + " are kept");
        };
    }
}
