package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instrument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** When each instrument may be asked about next: in turn, and none more often than set. For one thread at a time. */
final class Turns {

    private final Map<Instrument, Turn> turns = new LinkedHashMap<>();

    /** @param rests whether it waits because the terminal refused it */
    private record Turn(long dueNanos, boolean rests) {}

    Turns(List<Instrument> instruments, long nowNanos) {
        instruments.forEach(instrument -> turns.put(instrument, new Turn(nowNanos, false)));
    }

    /** The one that is due first, or has been for longest; empty if none is wanted. */
    Optional<Instrument> next(Predicate<Instrument> wanted, long nowNanos) {
        return turns.keySet().stream()
                .filter(wanted)
                .reduce((one, other) -> left(other, nowNanos) < left(one, nowNanos) ? other : one);
    }

    /** How long until it is due; zero if it is. */
    Duration until(Instrument instrument, long nowNanos) {
        return Duration.ofNanos(Math.max(0, left(instrument, nowNanos)));
    }

    void asked(Instrument instrument, Duration every, long nowNanos) {
        turns.put(instrument, new Turn(nowNanos + every.toNanos(), false));
    }

    void refused(Instrument instrument, Duration rest, long nowNanos) {
        turns.put(instrument, new Turn(nowNanos + rest.toNanos(), true));
    }

    boolean rests(Instrument instrument) {
        Turn turn = turns.get(instrument);
        return turn != null && turn.rests;
    }

    private long left(Instrument instrument, long nowNanos) {
        Turn turn = turns.get(instrument);
        return turn == null ? Long.MAX_VALUE : turn.dueNanos - nowNanos;
    }
}
