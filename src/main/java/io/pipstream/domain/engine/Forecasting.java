package io.pipstream.domain.engine;

import io.pipstream.domain.engine.PreTradeCheck.Forecast;
import io.pipstream.domain.engine.Proposal.Timing;
import io.pipstream.domain.market.Pips;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import java.util.ArrayList;
import java.util.List;

/** Tells what an order would do, from the same proposal that would be made true. */
final class Forecasting {

    private Forecasting() {}

    static PreTradeCheck check(Decision decision, OrderRequest request) {
        Attempt<Proposal> judged =
                Placing.judge(decision, request, decision.state().orders().size());
        Proposal proposal = judged.found();
        return proposal == null
                ? new PreTradeCheck(judged.refusal(), null)
                : new PreTradeCheck(proposal.refusal(), forecast(proposal));
    }

    private static Forecast forecast(Proposal proposal) {
        OrderRequest request = proposal.request();
        Deal deal = proposal.deal();
        List<Long> closes = new ArrayList<>();
        for (Portion portion : proposal.plan().reductions()) {
            closes.add(portion.trade().id());
        }
        return new Forecast(
                proposal.timing() == Timing.WAITS ? request.requiredPrice() : deal.price(),
                proposal.margin().needed(),
                proposal.margin().freeAfter(),
                Pips.value(request.instrument(), request.units(), deal.conversion()),
                deal.halfSpreadCost(request.units()),
                closes,
                proposal.margin().rate());
    }
}
