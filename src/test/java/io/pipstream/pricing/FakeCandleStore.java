package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A store in memory, which can be told to be down. */
public final class FakeCandleStore implements CandleStore {

    public volatile boolean down;

    /** Before each answer of what was. */
    public Runnable asked = () -> {};

    public final List<Integer> batches = new ArrayList<>();
    private final Map<CandleSlot, Candle> candles = new HashMap<>();

    @Override
    public void save(List<Candle> saved) {
        check();
        Set<CandleSlot> slots = new HashSet<>();
        for (Candle candle : saved) {
            if (!slots.add(candle.slot())) {
                throw new IllegalArgumentException("Twice " + candle.slot());
            }
            candles.put(candle.slot(), candle);
        }
        batches.add(saved.size());
    }

    @Override
    public List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit) {
        asked.run();
        check();
        List<Candle> found = between(instrument, from, before)
                .filter(candle -> candle.slot().source().equals(source)
                        && candle.slot().interval().equals(interval))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    @Override
    public Optional<String> newestSource(Instrument instrument) {
        check();
        return between(instrument, Instant.MIN, Instant.MAX)
                .reduce((one, later) -> later)
                .map(candle -> candle.slot().source());
    }

    @Override
    public Optional<PriceRange> range(Instrument instrument, String source, Instant from, Instant before) {
        return history(instrument, source, CandleInterval.ONE_MINUTE, from, before, Integer.MAX_VALUE).stream()
                .map(candle -> new PriceRange(
                        candle.bid().low(),
                        candle.bid().high(),
                        candle.ask().low(),
                        candle.ask().high()))
                .reduce(PriceRange::join);
    }

    /** What is there of the interval, oldest first. */
    List<Candle> all(CandleInterval interval) {
        return candles.values().stream()
                .filter(candle -> candle.slot().interval().equals(interval))
                .sorted(Comparator.comparing(candle -> candle.slot().start()))
                .toList();
    }

    private Stream<Candle> between(Instrument instrument, Instant from, Instant before) {
        return candles.values().stream()
                .filter(candle -> candle.slot().instrument().equals(instrument))
                .filter(candle -> !candle.slot().start().isBefore(from)
                        && candle.slot().start().isBefore(before))
                .sorted(Comparator.comparing(candle -> candle.slot().start()));
    }

    private void check() {
        if (down) {
            throw new IllegalStateException("The store is down");
        }
    }
}
