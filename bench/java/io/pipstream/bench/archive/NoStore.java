package io.pipstream.bench.archive;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.pricing.CandleStore;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.HistoryStore;
import io.pipstream.pricing.MarketCalendar;
import io.pipstream.pricing.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps nothing, so that every candle that is shown comes from memory; and never closes. */
final class NoStore implements CandleStore, HistoryStore, MarketCalendar {

    @Override
    public void save(List<Candle> candles) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit) {
        return List.of();
    }

    @Override
    public Optional<String> newestSource(Instrument instrument) {
        return Optional.empty();
    }

    @Override
    public Optional<PriceRange> range(Instrument instrument, String source, Instant from, Instant before) {
        return Optional.empty();
    }

    @Override
    public void record(CandleTrack track, TimeSpan asked, List<Candle> candles) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Candle> history(CandleTrack track, Instant from, Instant before, int limit) {
        return List.of();
    }

    @Override
    public List<TimeSpan> asked(CandleTrack track, Instant from, Instant before) {
        return List.of();
    }

    @Override
    public Instant nextOpen(Instrument instrument, String source, Instant time) {
        return time;
    }

    @Override
    public Instant nextClose(Instrument instrument, String source, Instant time) {
        return Instant.MAX;
    }
}
