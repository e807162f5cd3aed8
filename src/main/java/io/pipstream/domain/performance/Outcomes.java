package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How some closed trades ended. Money is in the account's currency and without financing. Immutable.
 *
 * @param totalTrades all of them: wins, losses and those that broke even
 * @param winningTrades those that realised more than 0
 * @param losingTrades those that realised less than 0
 * @param winRate {@code winningTrades} in per cent of {@code totalTrades}, 0 to 100: trades that broke even are in the
 *     denominator; empty without trades
 * @param totalPips sum of the trades' pips, whatever their size
 * @param totalPnl sum of what they realised
 * @param avgRr mean of the planned reward for one of risk, over the trades that had both planned; empty without such
 * @param bestTrade the highest that a trade realised, negative when all lost; empty without trades
 * @param worstTrade the lowest that a trade realised, positive when all won; empty without trades
 */
public record Outcomes(
        int totalTrades,
        int winningTrades,
        int losingTrades,
        Optional<BigDecimal> winRate,
        BigDecimal totalPips,
        BigDecimal totalPnl,
        Optional<BigDecimal> avgRr,
        Optional<BigDecimal> bestTrade,
        Optional<BigDecimal> worstTrade) {

    /** Trades that realised exactly 0, and count as neither win nor loss. */
    public int breakevenTrades() {
        return totalTrades - winningTrades - losingTrades;
    }

    static Outcomes of(List<ClosedTrade> trades) {
        int wins = Math.toIntExact(trades.stream().filter(ClosedTrade::isWin).count());
        int losses = Math.toIntExact(trades.stream().filter(ClosedTrade::isLoss).count());
        List<BigDecimal> profits = trades.stream().map(ClosedTrade::profitLoss).toList();
        return new Outcomes(
                trades.size(),
                wins,
                losses,
                Decimals.perCent(BigDecimal.valueOf(wins), BigDecimal.valueOf(trades.size())),
                Decimals.sum(trades.stream().map(ClosedTrade::pips)),
                Decimals.sum(profits.stream()),
                Decimals.mean(trades.stream()
                        .flatMap(trade -> trade.riskReward().stream())
                        .toList()),
                profits.stream().max(Comparator.naturalOrder()),
                profits.stream().min(Comparator.naturalOrder()));
    }
}
