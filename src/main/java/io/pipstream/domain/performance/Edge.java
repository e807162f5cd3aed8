package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a trade of this trader brings. Money is in the account's currency and without financing; a loss is a negative
 * number. Immutable.
 *
 * @param profitFactor sum of the wins for one of the sum of the losses, 0 or more; empty without a loss
 * @param expectancy mean of what a trade realised, trades that broke even included; empty without trades
 * @param expectancyPips mean pips of a trade, trades that broke even included; empty without trades
 * @param averageWin mean of the wins, positive; empty without a win
 * @param averageLoss mean of the losses, negative; empty without a loss
 * @param largestWin the highest win, positive; empty without a win
 * @param largestLoss the deepest loss, negative; empty without a loss
 * @param longestWinningStreak most wins in a row, in the order of closing; anything else ends the row
 * @param longestLosingStreak most losses in a row, in the order of closing; anything else ends the row
 */
public record Edge(
        Optional<BigDecimal> profitFactor,
        Optional<BigDecimal> expectancy,
        Optional<BigDecimal> expectancyPips,
        Optional<BigDecimal> averageWin,
        Optional<BigDecimal> averageLoss,
        Optional<BigDecimal> largestWin,
        Optional<BigDecimal> largestLoss,
        int longestWinningStreak,
        int longestLosingStreak) {

    /** The trades must be in the order of their closing. */
    static Edge of(List<ClosedTrade> trades) {
        List<BigDecimal> wins = profits(trades, ClosedTrade::isWin);
        List<BigDecimal> losses = profits(trades, ClosedTrade::isLoss);
        return new Edge(
                Decimals.quotient(
                        Decimals.sum(wins.stream()),
                        Decimals.sum(losses.stream()).negate()),
                Decimals.mean(profits(trades, trade -> true)),
                Decimals.mean(trades.stream().map(ClosedTrade::pips).toList()),
                Decimals.mean(wins),
                Decimals.mean(losses),
                wins.stream().max(Comparator.naturalOrder()),
                losses.stream().min(Comparator.naturalOrder()),
                longestStreak(trades, ClosedTrade::isWin),
                longestStreak(trades, ClosedTrade::isLoss));
    }

    private static List<BigDecimal> profits(List<ClosedTrade> trades, Predicate<ClosedTrade> wanted) {
        return trades.stream().filter(wanted).map(ClosedTrade::profitLoss).toList();
    }

    private static int longestStreak(List<ClosedTrade> trades, Predicate<ClosedTrade> wanted) {
        int longest = 0;
        int current = 0;
        for (ClosedTrade trade : trades) {
            current = wanted.test(trade) ? current + 1 : 0;
            longest = Math.max(longest, current);
        }
        return longest;
    }
}
