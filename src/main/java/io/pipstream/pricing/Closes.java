package io.pipstream.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The last prices of candles, by when the candles end. Immutable. */
final class Closes {

    private static final BigDecimal[] NO_PRICES = {};

    private final long[] seconds;
    private final BigDecimal[] prices;

    private Closes(long[] seconds, BigDecimal[] prices) {
        this.seconds = seconds;
        this.prices = prices;
    }

    static Builder builder() {
        return new Builder();
    }

    /** That of the last candle that ends then or before; empty if there is none. */
    Optional<BigDecimal> at(Instant time) {
        int found = Arrays.binarySearch(seconds, time.getEpochSecond());
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? Optional.empty() : Optional.of(prices[last]);
    }

    /** When the first of them ends. */
    Optional<Instant> first() {
        return seconds.length == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds[0]));
    }

    /** Both; of candles that end at once, the one of these. */
    Closes over(Closes others) {
        Builder both = builder();
        int other = 0;
        for (int own = 0; own < seconds.length; own++) {
            while (other < others.seconds.length && others.seconds[other] < seconds[own]) {
                both.add(others.seconds[other], others.prices[other]);
                other++;
            }
            if (other < others.seconds.length && others.seconds[other] == seconds[own]) {
                other++;
            }
            both.add(seconds[own], prices[own]);
        }
        while (other < others.seconds.length) {
            both.add(others.seconds[other], others.prices[other]);
            other++;
        }
        return both.build();
    }

    /** Takes them oldest first. */
    static final class Builder {

        private static final int FEWEST = 64;

        private final List<BigDecimal> prices = new ArrayList<>();
        private long[] seconds = new long[FEWEST];

        private Builder() {}

        /** @throws IllegalArgumentException if it does not end after the one before */
        void add(Instant end, BigDecimal price) {
            add(end.getEpochSecond(), price);
        }

        Closes build() {
            return new Closes(Arrays.copyOf(seconds, prices.size()), prices.toArray(NO_PRICES));
        }

        private void add(long second, BigDecimal price) {
            int next = prices.size();
            if (next > 0 && seconds[next - 1] >= second) {
                throw new IllegalArgumentException("Candles are given oldest first");
            }
            if (next == seconds.length) {
                seconds = Arrays.copyOf(seconds, next * 2);
            }
            seconds[next] = second;
            prices.add(price);
        }
    }
}
