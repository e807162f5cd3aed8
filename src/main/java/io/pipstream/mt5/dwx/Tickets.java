package io.pipstream.mt5.dwx;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Order;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.OpenPosition;
import io.pipstream.mt5.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a client means by a ticket. A terminal keeps a ticket when an order's price is changed, and when the order is
 * filled; here the changed order and the trade have numbers of their own, and the old ones are still understood. Which order
 * took the place of which is forgotten with the server's end. Thread-safe.
 */
final class Tickets {

    private static final int MOST_REMEMBERED = 10_000;

    private final Terminal terminal;
    private final Map<Long, Long> replacements = new LinkedHashMap<>() { // guarded by this
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    Tickets(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Another order has taken the place of that one. */
    synchronized void replaced(long ticket, long by) {
        replacements.put(ticket, by);
    }

    /** The open trade of that ticket, or the first that is open of those that its order opened. */
    Optional<Trade> trade(Dealer dealer, long ticket) {
        long order = newest(ticket);
        Optional<Trade> found = Optional.empty();
        for (OpenPosition position : terminal.positions(dealer)) {
            Trade trade = position.trade();
            if (trade.id() == ticket) {
                return Optional.of(trade);
            }
            if (found.isEmpty() && (trade.orderId() == ticket || trade.orderId() == order)) {
                found = Optional.of(trade);
            }
        }
        return found;
    }

    /** The order of that ticket, or what has taken its place, if it still waits. */
    Optional<Order> order(Dealer dealer, long ticket) {
        long newest = newest(ticket);
        return terminal.orders(dealer).stream()
                .filter(order -> order.id() == newest)
                .findFirst();
    }

    private synchronized long newest(long ticket) {
        long newest = ticket;
        Long next = replacements.get(newest);
        while (next != null && next > newest) {
            newest = next;
            next = replacements.get(newest);
        }
        return newest;
    }
}
