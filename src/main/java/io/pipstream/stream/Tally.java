package io.pipstream.stream;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How many of something each of many has. Whoever has none is not remembered. Thread-safe, and always exact. */
final class Tally<K> {

    private final ConcurrentMap<K, Integer> counts = new ConcurrentHashMap<>();

    /** Whether they may have so many more, {@code most} in all; if not, nothing has changed. */
    boolean take(K whose, int more, int most) {
        boolean[] taken = new boolean[1];
        counts.compute(whose, (key, had) -> {
            long wanted = (long) orNone(had) + more;
            taken[0] = wanted <= most;
            return taken[0] && wanted > 0 ? Integer.valueOf((int) wanted) : had;
        });
        return taken[0];
    }

    /** Gives back what was taken. */
    void give(K whose, int fewer) {
        counts.computeIfPresent(whose, (key, had) -> had > fewer ? had - fewer : null);
    }

    int of(K whose) {
        return orNone(counts.get(whose));
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
