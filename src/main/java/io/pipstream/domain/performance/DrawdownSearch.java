package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the largest fall in one pass over the changes of a balance, in the order of time. For one thread. */
final class DrawdownSearch {

    private BigDecimal balance;
    private BigDecimal peak;
    private Instant peakTime;
    private @Nullable Fall deepest;
    private @Nullable Instant recovery;

    private record Fall(BigDecimal amount, BigDecimal peak, Instant peakTime, Instant troughTime) {}

    DrawdownSearch(BigDecimal startingBalance, Instant start) {
        balance = startingBalance;
        peak = startingBalance;
        peakTime = start;
    }

    void transfer(BigDecimal amount) {
        balance = balance.add(amount);
        peak = peak.add(amount);
    }

    void result(Instant time, BigDecimal amount) {
        balance = balance.add(amount);
        if (balance.compareTo(peak) >= 0) {
            peak = balance;
            peakTime = time;
            if (recovery == null) {
                recovery = time; // no peak is above this one, so the deepest fall is made good, if there was any
            }
        } else {
            fallen(new Fall(peak.subtract(balance), peak, peakTime, time));
        }
    }

    private void fallen(Fall fall) {
        if (deepest == null || fall.amount().compareTo(deepest.amount()) > 0) {
            deepest = fall;
            recovery = null;
        }
    }

    /** Empty if the balance never fell; {@code end} is not before any change. */
    Optional<Drawdown> deepest(Instant end) {
        Instant until = recovery == null ? end : recovery;
        return Optional.ofNullable(deepest)
                .map(fall -> new Drawdown(
                        fall.amount(),
                        fall.peak().signum() > 0 ? Decimals.perCent(fall.amount(), fall.peak()) : Optional.empty(),
                        fall.peakTime(),
                        fall.troughTime(),
                        Optional.ofNullable(recovery),
                        Duration.between(fall.peakTime(), until)));
    }
}
