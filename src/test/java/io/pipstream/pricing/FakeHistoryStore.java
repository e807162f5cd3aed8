package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store of histories in memory, which can be told to be down. */
public final class FakeHistoryStore implements HistoryStore {

    public boolean down;
    private final Map<CandleSlot, Candle> candles = new HashMap<>();
    private final Map<CandleTrack, List<TimeSpan>> spans = new HashMap<>();

    @Override
    public synchronized void record(CandleTrack track, TimeSpan asked, List<Candle> fetched) {
        check();
        fetched.forEach(candle -> candles.put(candle.slot(), candle));
        List<TimeSpan> all = new ArrayList<>(spans.getOrDefault(track, List.of()));
        all.add(asked);
        spans.put(track, TimeSpan.union(all));
    }

    @Override
    public synchronized List<Candle> history(CandleTrack track, Instant from, Instant before, int limit) {
        check();
        List<Candle> found = candles.values().stream()
                .filter(candle -> track.equals(new CandleTrack(
                        candle.slot().instrument(),
                        candle.slot().source(),
                        candle.slot().interval())))
                .filter(candle -> !candle.slot().start().isBefore(from)
                        && candle.slot().start().isBefore(before))
                .sorted(Comparator.comparing(candle -> candle.slot().start()))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    @Override
    public synchronized List<TimeSpan> asked(CandleTrack track, Instant from, Instant before) {
        check();
        return spans.getOrDefault(track, List.of()).stream()
                .filter(span -> !span.from().isAfter(before) && !span.to().isBefore(from))
                .toList();
    }

    private void check() {
        if (down) {
            throw new IllegalStateException("The store is down");
        }
    }
}
