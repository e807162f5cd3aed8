package io.pipstream.domain.account;

import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.FinancingCharged;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.account.TradeEvent.TradeChanged;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Order;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account as its events made it: what it has, what is open, what waits. Immutable.
 *
 * @param epoch names its present journal; another one after a reset
 * @param sequence of its last event
 * @param deposits what was paid in since the epoch began
 * @param balance deposits and every amount of the journal since
 * @param orders those that wait, by id, oldest first
 * @param trades those that are open, by id, oldest first
 * @param margin whether it is under a margin call
 */
public record Account(
        AccountId id,
        String epoch,
        long sequence,
        AccountTerms terms,
        BigDecimal deposits,
        BigDecimal balance,
        NavigableMap<Long, Order> orders,
        NavigableMap<Long, Trade> trades,
        MarginCall.State margin) {

    /** The account that the first event of an epoch makes. */
    public static Account opened(AccountId id, String epoch, AccountOpened event) {
        return new Account(
                id,
                epoch,
                event.sequence(),
                event.terms(),
                event.deposit(),
                event.deposit(),
                Collections.emptyNavigableMap(),
                Collections.emptyNavigableMap(),
                MarginCall.State.LEFT);
    }

    /**
     * The account after these events.
     *
     * @throws IllegalArgumentException if they do not follow its last one without a gap
     */
    public Account after(List<TradeEvent> events) {
        Changes changes = new Changes();
        events.forEach(changes::apply);
        return changes.account();
    }

    /** The open trades of an instrument and side, oldest first. */
    public List<Trade> trades(Instrument instrument, Side side) {
        return trades.values().stream()
                .filter(trade -> trade.side() == side && trade.instrument().equals(instrument))
                .toList();
    }

    /** One copy of each map for all the events of a command. */
    private final class Changes {
        private long last = sequence;
        private AccountTerms newTerms = terms;
        private BigDecimal newBalance = balance;
        private MarginCall.State newMargin = margin;
        private @Nullable NavigableMap<Long, Order> newOrders;
        private @Nullable NavigableMap<Long, Trade> newTrades;

        void apply(TradeEvent event) {
            if (event.sequence() != last + 1) {
                throw new IllegalArgumentException("Event %d cannot follow %d".formatted(event.sequence(), last));
            }
            last = event.sequence();
            newBalance = newBalance.add(event.amount());
            if (event instanceof OrderPlaced placed) {
                changedOrders().put(placed.order().id(), placed.order());
            } else if (event instanceof OrderCancelled cancelled) {
                changedOrders().remove(cancelled.order().id());
            } else if (event instanceof TradeOpened opened) {
                filled(opened.fill());
                changedTrades().put(opened.trade().id(), opened.trade());
            } else if (event instanceof TradeReduced reduced) {
                filled(reduced.fill());
                changedTrades().put(reduced.trade().id(), reduced.trade());
            } else if (event instanceof TradeClosed closed) {
                filled(closed.fill());
                changedTrades().remove(closed.trade().id());
            } else if (event instanceof TradeChanged changed) {
                changedTrades().put(changed.trade().id(), changed.trade());
            } else if (event instanceof FinancingCharged charged) {
                changedTrades().put(charged.trade().id(), charged.trade());
            } else if (event instanceof MarginCall call) {
                newMargin = call.state();
            } else if (event instanceof TermsChanged changed) {
                newTerms = changed.terms();
            } else if (event instanceof AccountOpened) {
                throw new IllegalArgumentException("An account is opened once in an epoch");
            }
        }

        private void filled(Fill fill) {
            if (fill.orderId() != null) {
                Order order = changedOrders().remove(fill.orderId());
                if (order != null && order.remainingUnits() > fill.units()) {
                    changedOrders().put(order.id(), order.filled(fill.units()));
                }
            }
        }

        private NavigableMap<Long, Order> changedOrders() {
            NavigableMap<Long, Order> copy = newOrders;
            if (copy == null) {
                copy = new TreeMap<>(orders);
                newOrders = copy;
            }
            return copy;
        }

        private NavigableMap<Long, Trade> changedTrades() {
            NavigableMap<Long, Trade> copy = newTrades;
            if (copy == null) {
                copy = new TreeMap<>(trades);
                newTrades = copy;
            }
            return copy;
        }

        Account account() {
            return new Account(
                    id,
                    epoch,
                    last,
                    newTerms,
                    deposits,
                    newBalance,
                    newOrders == null ? orders : Collections.unmodifiableNavigableMap(newOrders),
                    newTrades == null ? trades : Collections.unmodifiableNavigableMap(newTrades),
                    newMargin);
        }
    }
}
