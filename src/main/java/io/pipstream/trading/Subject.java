package io.pipstream.trading;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.order.Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about.
 *
 * @param instrument its symbol
 */
record Subject(@Nullable String instrument, @Nullable Long tradeId) {

    private static final Subject ACCOUNT = new Subject(null, null);

    static Subject of(TradeEvent event) {
        Optional<Subject> trade =
                trade(event).map(found -> new Subject(found.instrument().symbol(), found.id()));
        return trade.or(() -> order(event)
                        .map(found -> new Subject(symbol(found.request().instrument()), null)))
                .orElseGet(() -> event instanceof OrderRejected rejected ? of(rejected) : ACCOUNT);
    }

    /** The trade that an event made or changed, as it is after it. */
    static Optional<Trade> trade(TradeEvent event) {
        if (event instanceof TradeOpened opened) {
            return Optional.of(opened.trade());
        } else if (event instanceof TradeReduced reduced) {
            return Optional.of(reduced.trade());
        } else if (event instanceof TradeClosed closed) {
            return Optional.of(closed.trade());
        } else if (event instanceof TradeChanged changed) {
            return Optional.of(changed.trade());
        } else if (event instanceof FinancingCharged charged) {
            return Optional.of(charged.trade());
        }
        return Optional.empty();
    }

    private static Optional<Order> order(TradeEvent event) {
        if (event instanceof OrderPlaced placed) {
            return Optional.of(placed.order());
        } else if (event instanceof OrderCancelled cancelled) {
            return Optional.of(cancelled.order());
        }
        return Optional.empty();
    }

    private static Subject of(OrderRejected rejected) {
        Instrument instrument = rejected.instrument();
        return new Subject(instrument == null ? null : symbol(instrument), rejected.tradeId());
    }

    private static String symbol(Instrument instrument) {
        return instrument.symbol();
    }
}
