package io.pipstream.domain.engine;

import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import org.jspecify.annotations.Nullable;

/** Makes a proposal true: places the order, reduces what it reduces, opens what it opens, cancels what is left over. */
final class Filling {

    private Filling() {}

    /**
     * Places the order, and returns its id.
     *
     * @param replaces the order it takes the place of; null for none
     */
    static long place(Decision decision, Proposal proposal, @Nullable Long replaces) {
        OrderRequest request = proposal.request();
        long id = decision.nextSequence();
        Order order = new Order(
                id, request, decision.now(), proposal.deal().quote().dealingPrice(request.side()), request.units());
        decision.add(new OrderPlaced(id, decision.now(), order, replaces));
        return id;
    }

    static void fill(Decision decision, Proposal proposal, long orderId) {
        Plan plan = proposal.plan();
        for (Portion portion : plan.reductions()) {
            Closing.close(decision, portion.trade(), portion.units(), proposal.deal(), orderId, CloseReason.FIFO);
        }
        if (plan.opens() > 0) {
            open(decision, proposal, orderId);
        }
        Order left = decision.state().orders().get(orderId);
        if (left != null && plan.unused() > 0) {
            decision.cancel(left, Reason.NOTHING_TO_REDUCE, plan.unused() + " units found nothing to reduce");
        } else if (left != null && left.request().type() == OrderType.MARKET) {
            decision.cancel(
                    left,
                    Reason.INSUFFICIENT_LIQUIDITY,
                    "The market took " + proposal.deal().units() + " units");
        }
    }

    private static void open(Decision decision, Proposal proposal, long orderId) {
        OrderRequest request = proposal.request();
        Deal deal = proposal.deal();
        Fill fill = deal.fill(orderId, proposal.plan().opens());
        Trade trade = Trade.opened(
                decision.nextSequence(),
                orderId,
                request.instrument(),
                fill,
                decision.now(),
                request.exits(),
                request.tags(),
                ExitRules.trailingStart(request.side(), request.exits(), deal.quote()));
        decision.add(new TradeOpened(trade.id(), decision.now(), trade, fill));
    }
}
