package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.List;

/**
 * What trading cost, by kind, in the account's currency; positive was paid, negative was earned. Half spread and
 * slippage are already in the profit and loss of a trade, because its prices were the worse by them; financing is not,
 * it changes the balance on its own. Immutable.
 *
 * @param halfSpread from the mid price to the side dealt at, of every opening and closing fill, never negative
 * @param slippage from the price seen to the price filled at; negative when the fills were better than the prices seen
 * @param financing for holding over the daily rollover; negative when more was credited than charged
 */
public record Costs(BigDecimal halfSpread, BigDecimal slippage, BigDecimal financing) {

    public Costs {
        if (halfSpread.signum() < 0) {
            throw new IllegalArgumentException("A half spread is never negative: " + halfSpread);
        }
    }

    /** All kinds together. */
    public BigDecimal total() {
        return halfSpread.add(slippage).add(financing);
    }

    static Costs of(List<ClosedTrade> trades) {
        return new Costs(
                Decimals.sum(trades.stream().map(trade -> trade.costs().halfSpread())),
                Decimals.sum(trades.stream().map(trade -> trade.costs().slippage())),
                Decimals.sum(trades.stream().map(trade -> trade.costs().financing())));
    }
}
