package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.market.Lots;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was closed.
 *
 * @param price of the first fill
 * @param lots of all
 */
record Closed(BigDecimal price, BigDecimal lots) {

    /** @param events {@link TradeReduced} and {@link TradeClosed} of one instrument, at least one */
    static Closed of(List<TradeEvent> events) {
        long units = 0;
        for (TradeEvent event : events) {
            units += fill(event).units();
        }
        return new Closed(
                fill(events.get(0)).price(), Lots.ofUnits(trade(events.get(0)).instrument(), units));
    }

    static Trade trade(TradeEvent event) {
        if (event instanceof TradeReduced reduced) {
            return reduced.trade();
        }
        return closed(event).trade();
    }

    private static Fill fill(TradeEvent event) {
        if (event instanceof TradeReduced reduced) {
            return reduced.fill();
        }
        return closed(event).fill();
    }

    private static TradeClosed closed(TradeEvent event) {
        if (event instanceof TradeClosed closed) {
            return closed;
        }
        throw new IllegalArgumentException("Nothing was closed by " + event);
    }

    PythonDict tell(PythonDict answer) {
        return answer.decimal("_close_price", price).decimal("_close_lots", lots);
    }
}
