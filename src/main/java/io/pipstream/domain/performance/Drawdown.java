package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The largest fall of the balance from a peak, by amount; the first of equal ones. Money put in or taken out moves the
 * peak along with the balance, so that neither makes or hides a drawdown. It is seen on the balance: what open trades
 * gain or lose in between is not in it. Immutable.
 *
 * @param amount from peak to trough, in the account's currency, positive
 * @param percent the amount in per cent of the peak, transfers until the trough included; empty if the peak was not
 *     positive
 * @param peakTime when the balance was last at its peak
 * @param troughTime when it was lowest
 * @param recoveryTime when it was first back at the peak; empty if it was not within the period
 * @param duration from the peak to the recovery, or to the end of the period
 */
public record Drawdown(
        BigDecimal amount,
        Optional<BigDecimal> percent,
        Instant peakTime,
        Instant troughTime,
        Optional<Instant> recoveryTime,
        Duration duration) {

    /** Empty if the balance never fell by trading. */
    static Optional<Drawdown> of(History history) {
        DrawdownSearch search = new DrawdownSearch(history.startingBalance(), history.start());
        for (BalanceChange change : history.changes()) {
            if (change.kind().isResult()) {
                search.result(change.time(), change.amount());
            } else {
                search.transfer(change.amount());
            }
        }
        return search.deepest(history.end());
    }
}
