package io.pipstream.domain.engine;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.FirstInFirstOut;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import io.pipstream.domain.rules.NoHedging;
import io.pipstream.domain.rules.RuleProfile.Sides;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order's units go.
 *
 * @param reductions what it closes of the opposite side, oldest first
 * @param opens units of the trade that is opened; 0 for none
 * @param unused units that find nothing to reduce
 */
record Plan(List<Portion> reductions, long opens, long unused) {

    /** Plans so many of the order's units against what is open now. */
    static Attempt<Plan> of(Decision decision, OrderRequest request, long units) {
        List<Trade> opposite =
                decision.trades(request.instrument(), request.side().opposite());
        Refusal hedging =
                new NoHedging(decision.profile()).fill(request, opposite).orElse(null);
        if (hedging != null) {
            return Attempt.refused(hedging);
        }
        boolean opensOnly = request.positionFill() == PositionFill.OPEN_ONLY
                || (request.positionFill() == PositionFill.DEFAULT
                        && decision.profile().sides() == Sides.BOTH);
        List<Portion> reductions = opensOnly ? List.of() : FirstInFirstOut.oldestFirst(opposite, units);
        long rest = units;
        for (Portion portion : reductions) {
            rest -= portion.units();
        }
        if (request.positionFill() == PositionFill.REDUCE_ONLY) {
            return reductions.isEmpty()
                    ? Attempt.refused(nothingToReduce(request))
                    : Attempt.of(new Plan(reductions, 0, rest));
        }
        Plan plan = new Plan(reductions, rest, 0);
        Refusal refusal = rest == 0 ? null : plan.refusal(decision, request);
        return refusal == null ? Attempt.of(plan) : Attempt.refused(refusal);
    }

    /** Why nothing may be opened; what is reduced before is then closed. */
    private @Nullable Refusal refusal(Decision decision, OrderRequest request) {
        int open = decision.state().trades().size() - reductions.size();
        int most = decision.profile().mostTrades();
        if (open >= most) {
            return Refusal.of(Reason.OPEN_TRADES_ALLOWED_EXCEEDED, open + " trades are open, " + most + " are allowed");
        }
        return request.exits().equals(Exits.NONE)
                ? null
                : new FirstInFirstOut(decision.profile())
                        .attachToNewest(decision.trades(request.instrument(), request.side()), opens, request.exits())
                        .orElse(null);
    }

    private static Refusal nothingToReduce(OrderRequest request) {
        return Refusal.of(
                Reason.NOTHING_TO_REDUCE,
                "No " + request.side().opposite() + " trade of "
                        + request.instrument().symbol() + " is open");
    }
}
