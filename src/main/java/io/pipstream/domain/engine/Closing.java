package io.pipstream.domain.engine;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.money.Amounts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Closes a trade, or a part of it, at a price that is made. */
final class Closing {

    private Closing() {}

    /**
     * Closes so many of the trade's units.
     *
     * @param orderId the order of the opposite side that does it; null if none does
     */
    static void close(
            Decision decision, Trade trade, long units, Deal deal, @Nullable Long orderId, CloseReason reason) {
        Fill fill = deal.fill(orderId, units);
        BigDecimal profit = Amounts.round(deal.conversion().convert(trade.profitAt(deal.price(), units)));
        if (units < trade.units()) {
            Trade reduced = trade.reduced(fill, profit);
            decision.add(new TradeReduced(
                    decision.nextSequence(),
                    decision.now(),
                    isTarget(reason) ? reduced.tookTarget() : reduced,
                    fill,
                    profit,
                    reason));
        } else {
            Trade left = isTarget(reason) ? trade.tookTarget() : trade;
            Trade closed = left.closed(
                    fill,
                    profit,
                    decision.now(),
                    reason,
                    decision.market()
                            .rangeSince(trade.instrument(), trade.openedAt())
                            .orElse(null));
            decision.add(new TradeClosed(decision.nextSequence(), decision.now(), closed, fill, profit, reason));
        }
    }

    private static boolean isTarget(CloseReason reason) {
        return reason == CloseReason.TP1_HIT || reason == CloseReason.TP2_HIT || reason == CloseReason.TP3_HIT;
    }
}
