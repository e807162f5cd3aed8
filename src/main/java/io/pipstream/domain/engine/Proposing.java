package io.pipstream.domain.engine;

import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.engine.Proposal.Timing;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Works out what an order does at a quote, and whether it may; changes nothing. */
final class Proposing {

    private Proposing() {}

    /**
     * Proposes the order's units at that quote.
     *
     * @param units what is left of it
     */
    static Attempt<Proposal> propose(
            Decision decision, OrderRequest request, long units, MarketQuote seen, Timing timing, FillDraws draws) {
        Attempt<Deal> dealt = Dealing.deal(decision, seen, draws, wish(request, units, timing));
        Deal deal = dealt.found();
        if (deal == null) {
            return Attempt.refused(dealt.refusal());
        }
        if (request.timeInForce() == TimeInForce.FOK && deal.units() < units) {
            return Attempt.refused(
                    Reason.INSUFFICIENT_LIQUIDITY,
                    "The market takes " + deal.units() + " of " + units + " units, and all were asked for");
        }
        Attempt<Plan> planned = Plan.of(decision, request, deal.units());
        Plan plan = planned.found();
        if (plan == null) {
            return Attempt.refused(planned.refusal());
        }
        Attempt<MarginNeed> needed = MarginNeed.of(decision, plan, deal);
        MarginNeed margin = needed.found();
        if (margin == null) {
            return Attempt.refused(needed.refusal());
        }
        Refusal refusal = plan.opens() == 0 ? null : opening(request, timing, deal, margin);
        return Attempt.of(new Proposal(request, timing, deal, plan, margin, refusal));
    }

    private static @Nullable Refusal opening(OrderRequest request, Timing timing, Deal deal, MarginNeed margin) {
        Refusal exits = timing == Timing.WAITS
                ? null
                : request.type() == OrderType.MARKET
                        ? ExitRules.misplaced(
                                request.side(), request.exits(), deal.quote().closingPrice(request.side()))
                        : ExitRules.reachedOnFill(request.side(), request.exits(), deal.quote());
        return exits == null ? margin.refusal() : exits;
    }

    /** What waits is judged as if it were filled now at any price: its bound is for the day it is filled. */
    private static Wish wish(OrderRequest request, long units, Timing timing) {
        BigDecimal bound = timing == Timing.WAITS ? null : request.priceBound();
        Trigger trigger = timing == Timing.WAITS ? Trigger.MARKET : trigger(request.type());
        return new Wish(request.instrument(), request.side(), units, trigger, request.price(), bound);
    }

    private static Trigger trigger(OrderType type) {
        return switch (type) {
            case MARKET -> Trigger.MARKET;
            case LIMIT -> Trigger.LIMIT;
            case STOP -> Trigger.STOP;
            case MARKET_IF_TOUCHED -> Trigger.MARKET_IF_TOUCHED;
        };
    }
}
