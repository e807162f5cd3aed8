package io.pipstream.domain.performance;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The balance after one change of it. Immutable.
 *
 * @param date when it changed
 * @param balance afterwards, in the account's currency, without open trades
 * @param pnl what trading made of the change, in the account's currency; 0 for a transfer
 * @param pair whose trade changed it; empty for a transfer
 */
public record EquityPoint(Instant date, BigDecimal balance, BigDecimal pnl, Optional<Instrument> pair) {

    /** A point for each change, oldest first; empty if nothing changed. */
    public static List<EquityPoint> curve(History history) {
        List<EquityPoint> points = new ArrayList<>(history.changes().size());
        BigDecimal balance = history.startingBalance();
        for (BalanceChange change : history.changes()) {
            balance = balance.add(change.amount());
            points.add(new EquityPoint(change.time(), balance, change.result(), change.instrument()));
        }
        return List.copyOf(points);
    }
}
