package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Every figure of an account's trading over a period. A figure that has no value is empty, never zero or infinite.
 * Quotients have four digits after the point, rounded half-even; sums are exact. Immutable.
 *
 * @param currentBalance at the end of the period, in the account's currency, without open trades
 * @param drawdown the largest fall of the balance; empty if it never fell by trading
 * @param costs of the closed trades, by kind
 */
public record Performance(
        Outcomes outcomes,
        BigDecimal currentBalance,
        Edge edge,
        ReturnRatios ratios,
        Optional<Drawdown> drawdown,
        Excursions excursions,
        Costs costs) {

    public static Performance of(History history) {
        return new Performance(
                Outcomes.of(history.trades()),
                history.currentBalance(),
                Edge.of(history.trades()),
                ReturnRatios.of(DailyReturns.of(history)),
                Drawdown.of(history),
                Excursions.of(history.trades()),
                Costs.of(history.trades()));
    }
}
