package io.pipstream.domain.engine;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.FinancingCharge;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.TradingDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Charges each trade each rollover since the last one, at the present middle price: what was missed while the server
 * stood still is charged when it runs again. A trade whose price or conversion is not known yet is charged the next time.
 */
final class Financing {

    private Financing() {}

    static void charge(Decision decision, Rollover rollover) {
        for (Trade trade : List.copyOf(decision.state().trades().values())) {
            MarketQuote seen = decision.quote(trade.instrument());
            if (seen != null && decision.valuation().missing(trade.instrument()).isEmpty()) {
                charge(decision, rollover, trade, seen.quote().mid());
            }
        }
    }

    private static void charge(Decision decision, Rollover rollover, Trade held, BigDecimal price) {
        Conversion conversion = decision.valuation().conversion(held.instrument());
        Trade trade = held;
        for (LocalDate date : TradingDays.endedIn(held.result().financedUntil(), decision.now())) {
            FinancingCharge charge = rollover.charge(
                            trade.instrument(), trade.side(), trade.units(), date, price, conversion)
                    .orElse(null);
            if (charge != null) {
                Instant end = TradingDays.end(date);
                trade = trade.financed(charge.amount(), end);
                decision.add(new FinancingCharged(decision.nextSequence(), decision.now(), trade, charge, end));
            }
        }
    }
}
