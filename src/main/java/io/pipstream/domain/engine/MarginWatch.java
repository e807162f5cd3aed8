package io.pipstream.domain.engine;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.Valuation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes an account's trades when too little equity is left for their margin. Nothing is done while a price is missing
 * without which the equity is not known, and a trade whose market is closed or whose price is stale is left open.
 */
final class MarginWatch {

    private MarginWatch() {}

    /** What it closes ends with the margin call like any decision that changes money. */
    static void check(Decision decision) {
        if (isDue(decision)) {
            closeOut(decision);
        }
        if (!Settling.changesMoney(decision)) {
            Settling.callMargin(decision);
        }
    }

    private static void closeOut(Decision decision) {
        boolean all = decision.profile().closeOut() == CloseOut.ALL_AT_ONCE;
        if (all) {
            for (Order order : List.copyOf(decision.state().orders().values())) {
                decision.cancel(order, Reason.MARGIN_CLOSEOUT, Reason.MARGIN_CLOSEOUT.text());
            }
        }
        for (Trade trade : largestLoserFirst(decision)) {
            if (all || isDue(decision)) {
                close(decision, trade);
            }
        }
    }

    private static boolean isDue(Decision decision) {
        Valuation valuation = decision.valuation();
        return valuation.isCloseOutDue() && valuation.missing().isEmpty();
    }

    /** Of two that lose the same the older is first. */
    private static List<Trade> largestLoserFirst(Decision decision) {
        Map<Long, BigDecimal> profits = new HashMap<>();
        for (Trade trade : decision.state().trades().values()) {
            profits.put(trade.id(), decision.valuation().profit(trade));
        }
        List<Trade> trades = new ArrayList<>(decision.state().trades().values());
        trades.sort(Comparator.comparing((Trade trade) -> profits.getOrDefault(trade.id(), BigDecimal.ZERO))
                .thenComparing(Trade::id));
        return trades;
    }

    private static void close(Decision decision, Trade trade) {
        MarketQuote seen = decision.dealable(trade.instrument()).found();
        if (seen == null) {
            return;
        }
        Wish wish = new Wish(
                trade.instrument(), trade.side().opposite(), trade.units(), Trigger.MARGIN_CLOSEOUT, null, null);
        Deal deal = Dealing.deal(decision, seen, decision.draws(), wish).found();
        if (deal != null) {
            Closing.close(decision, trade, trade.units(), deal, null, CloseReason.MARGIN_CLOSEOUT);
        }
    }
}
