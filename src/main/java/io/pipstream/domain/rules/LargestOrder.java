package io.pipstream.domain.rules;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.rules.RuleProfile.Sides;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The most units that an account can deal in one order: what it closes of the other side, where only one side may be open,
 * and what the free margin then bears. What is opened costs its margin and, valued at the closing side at once, the spread.
 */
public final class LargestOrder {

    private final Valuation valuation;
    private final Instrument instrument;
    private final BigDecimal spread;

    private LargestOrder(Valuation valuation, Quote quote) {
        this.valuation = valuation;
        this.instrument = quote.instrument();
        this.spread = quote.ask().subtract(quote.bid());
    }

    /**
     * In whole units, at the quote's prices without slippage, at most the instrument's largest order; 0 where not even its
     * smallest fits.
     *
     * @throws IllegalStateException if the {@linkplain Valuation#missing(Instrument) price or a rate} is not known
     */
    public static long units(Account account, Valuation valuation, Quote quote, Side side, Sides sides) {
        Instrument.Terms terms = quote.instrument().terms();
        List<Trade> closing =
                sides == Sides.ONE ? account.trades(quote.instrument(), side.opposite()) : List.<Trade>of();
        long closed = 0;
        BigDecimal free = valuation.summary().marginFree();
        for (Trade trade : closing) {
            closed += trade.units();
            free = free.add(valuation.margin(trade));
        }
        if (closed >= terms.maxUnits()) {
            return terms.maxUnits();
        }
        long units = closed + new LargestOrder(valuation, quote).opened(free, terms.maxUnits() - closed);
        return units < terms.minUnits() ? 0 : units;
    }

    private long opened(BigDecimal free, long most) {
        if (free.signum() <= 0) {
            return 0;
        }
        BigDecimal each = valuation
                .heldForUnit(instrument)
                .add(valuation.conversion(instrument).convert(spread));
        long units = free.divide(each, 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(most))
                .longValueExact();
        // amounts are rounded, so that the last unit may not fit
        while (units > 0 && cost(units).compareTo(free) > 0) {
            units--;
        }
        return units;
    }

    private BigDecimal cost(long units) {
        BigDecimal loss = spread.multiply(BigDecimal.valueOf(units));
        return valuation
                .marginOf(instrument, units)
                .add(Amounts.round(valuation.conversion(instrument).convert(loss)));
    }
}
