package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A history that has a synthetic candle of every slot in which the market is open, but where it has none. */
public final class FakeArchive implements CandleArchive {

    public static final BigDecimal BID = new BigDecimal("9.00000");

    public final List<TimeSpan> asked = new ArrayList<>();
    public final List<TimeSpan> nothingWithin = new ArrayList<>();
    public @Nullable ArchiveException failure;
    public @Nullable CompletableFuture<Void> hangs;
    public Duration reach = Duration.ofDays(30);
    public int mostAtOnce = 1_000;
    private final MarketCalendar calendar;

    public FakeArchive(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public String source() {
        return "oanda";
    }

    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return Optional.of(reach);
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        return mostAtOnce;
    }

    @Override
    public CompletionStage<List<Candle>> fetch(CandleTrack track, TimeSpan span) {
        asked.add(span);
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        return hangs == null
                ? CompletableFuture.completedFuture(candles(track, span))
                : hangs.thenApply(now -> candles(track, span));
    }

    private List<Candle> candles(CandleTrack track, TimeSpan span) {
        List<Candle> candles = new ArrayList<>();
        Instant start = span.from();
        while (start.isBefore(span.to())) {
            Instant slot = start;
            Instant end = track.interval().endOf(slot);
            if (calendar.nextOpen(track.instrument(), source(), slot).isBefore(end)
                    && nothingWithin.stream().noneMatch(nothing -> nothing.holds(slot))) {
                candles.add(candle(track, slot));
            }
            start = end;
        }
        return candles;
    }

    static Candle candle(CandleTrack track, Instant start) {
        return new Candle(
                new CandleSlot(track.instrument(), track.source(), track.interval(), start),
                Ohlc.at(BID),
                Ohlc.at(BID.add(new BigDecimal("0.00008"))),
                start,
                track.interval().endOf(start).minusNanos(1_000),
                1,
                true);
    }
}
