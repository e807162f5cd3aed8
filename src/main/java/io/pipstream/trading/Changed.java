package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.ledger.StoredOrder;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.wire.OrderJson;
import io.pipstream.wire.TradeJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The orders and trades that the events of one command made or changed, as they are after the last. Not thread-safe. */
final class Changed {

    private final Map<Long, OrderState> orders = new TreeMap<>();
    private final Map<Long, TradeState> trades = new TreeMap<>();

    private record OrderState(Order order, OrderStatus status, Instant at) {}

    private record TradeState(Trade trade, Instant at) {}

    private Changed() {}

    static Changed by(Transition transition) {
        Changed changed = new Changed();
        transition.events().forEach(event -> changed.note(event, transition.before()));
        return changed;
    }

    Collection<Long> orderIds() {
        return orders.keySet();
    }

    Collection<Long> tradeIds() {
        return trades.keySet();
    }

    List<StoredOrder> orders(String epoch) {
        return orders.values().stream()
                .map(state -> new StoredOrder(
                        state.order().id(),
                        epoch,
                        state.order().request().instrument().symbol(),
                        state.status(),
                        state.order().placedAt(),
                        state.at(),
                        OrderJson.body(state.order(), state.status())))
                .toList();
    }

    List<StoredTrade> trades(String epoch) {
        return trades.values().stream()
                .map(state -> new StoredTrade(
                        state.trade().id(),
                        epoch,
                        state.trade().instrument().symbol(),
                        state.trade().tags().signalType(),
                        state.trade().openedAt(),
                        state.trade().result().closedAt(),
                        TradeJson.body(state.trade(), state.at())))
                .toList();
    }

    private void note(TradeEvent event, Account before) {
        Subject.trade(event).ifPresent(trade -> trades.put(trade.id(), new TradeState(trade, event.time())));
        if (event instanceof OrderPlaced placed) {
            note(placed.order(), OrderStatus.PENDING, event);
        } else if (event instanceof OrderCancelled cancelled) {
            note(cancelled.order(), OrderStatus.CANCELLED, event);
        } else if (event instanceof TradeOpened opened) {
            filled(opened.fill(), before, event);
        } else if (event instanceof TradeReduced reduced) {
            filled(reduced.fill(), before, event);
        } else if (event instanceof TradeClosed closed) {
            filled(closed.fill(), before, event);
        }
    }

    private void filled(Fill fill, Account before, TradeEvent event) {
        Long id = fill.orderId();
        Order order = id == null ? null : known(id, before);
        if (order != null) {
            Order filled = order.filled(fill.units());
            note(filled, filled.remainingUnits() == 0 ? OrderStatus.FILLED : OrderStatus.PENDING, event);
        }
    }

    private @Nullable Order known(long id, Account before) {
        OrderState state = orders.get(id);
        return state == null ? before.orders().get(id) : state.order();
    }

    private void note(Order order, OrderStatus status, TradeEvent event) {
        orders.put(order.id(), new OrderState(order, status, event.time()));
    }
}
