package io.pipstream.domain.engine;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.FirstInFirstOut.Portion;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.Valuation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What opening units needs, and what is free once they are open: equity after the fill, which has paid its spread and
 * slippage, without the margin that is then used.
 *
 * @param needed for the units that it opens, in the account's currency
 * @param freeAfter negative if it does not suffice
 */
record MarginNeed(BigDecimal needed, BigDecimal freeAfter, MarginRate rate) {

    /** Refused if it opens something and a price is missing without which the account's equity is not known. */
    static Attempt<MarginNeed> of(Decision decision, Plan plan, Deal deal) {
        Valuation valuation = decision.valuation();
        Instrument instrument = deal.quote().instrument();
        Refusal missing = plan.opens() == 0 ? null : valuation.missing().orElse(null);
        if (missing != null) {
            return Attempt.refused(missing);
        }
        BigDecimal needed = plan.opens() == 0 ? Amounts.ZERO : valuation.marginOf(instrument, plan.opens());
        BigDecimal free = valuation
                .summary()
                .marginFree()
                .add(released(valuation, plan))
                .add(effect(plan, deal))
                .subtract(needed);
        return Attempt.of(new MarginNeed(needed, free, valuation.marginRate(instrument)));
    }

    /** Null if it suffices. */
    @Nullable
    Refusal refusal() {
        return freeAfter.signum() >= 0
                ? null
                : new Refusal(
                        Reason.INSUFFICIENT_MARGIN,
                        "%s is needed at a rate of %s, %s is free"
                                .formatted(needed, rate.rate().toPlainString(), freeAfter.add(needed)),
                        rate.source());
    }

    private static BigDecimal released(Valuation valuation, Plan plan) {
        BigDecimal released = Amounts.ZERO;
        for (Portion portion : plan.reductions()) {
            Trade trade = portion.trade();
            long left = trade.units() - portion.units();
            released = released.add(valuation.margin(trade));
            if (left > 0) {
                released = released.subtract(valuation.marginOf(trade.instrument(), left));
            }
        }
        return released;
    }

    /** What is reduced was valued at the quote's dealing price, what is opened will be at its closing price. */
    private static BigDecimal effect(Plan plan, Deal deal) {
        long reduces = 0;
        for (Portion portion : plan.reductions()) {
            reduces += portion.units();
        }
        BigDecimal gain = deal.quote()
                .closingPrice(deal.side())
                .subtract(deal.price())
                .multiply(BigDecimal.valueOf(plan.opens()))
                .add(deal.quote()
                        .dealingPrice(deal.side())
                        .subtract(deal.price())
                        .multiply(BigDecimal.valueOf(reduces)));
        return Amounts.round(deal.conversion()
                .convert(gain.multiply(BigDecimal.valueOf(deal.side().sign()))));
    }
}
