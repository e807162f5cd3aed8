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
import io.pipstream.domain.order.Order;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account on its way through the events of one decision: what the decision sees of it, and what a later reader of
 * those events will see, are made by the same code. Copies a map at most once, however many events change it. For one
 * thread.
 */
public final class AccountChanges {

    private final Account start;
    private long last;
    private AccountTerms terms;
    private BigDecimal balance;
    private MarginCall.State margin;
    private @Nullable NavigableMap<Long, Order> changedOrders;
    private @Nullable NavigableMap<Long, Trade> changedTrades;

    public AccountChanges(Account start) {
        this.start = start;
        this.last = start.sequence();
        this.terms = start.terms();
        this.balance = start.balance();
        this.margin = start.margin();
    }

    /** @throws IllegalArgumentException if it does not follow the last one without a gap */
    public void apply(TradeEvent event) {
        if (event.sequence() != last + 1) {
            throw new IllegalArgumentException("Event %d cannot follow %d".formatted(event.sequence(), last));
        }
        last = event.sequence();
        balance = balance.add(event.amount());
        if (event instanceof OrderPlaced placed) {
            ownOrders().put(placed.order().id(), placed.order());
        } else if (event instanceof OrderCancelled cancelled) {
            ownOrders().remove(cancelled.order().id());
        } else if (event instanceof TradeOpened opened) {
            filled(opened.fill());
            ownTrades().put(opened.trade().id(), opened.trade());
        } else if (event instanceof TradeReduced reduced) {
            filled(reduced.fill());
            ownTrades().put(reduced.trade().id(), reduced.trade());
        } else if (event instanceof TradeClosed closed) {
            filled(closed.fill());
            ownTrades().remove(closed.trade().id());
        } else if (event instanceof TradeChanged changed) {
            ownTrades().put(changed.trade().id(), changed.trade());
        } else if (event instanceof FinancingCharged charged) {
            ownTrades().put(charged.trade().id(), charged.trade());
        } else if (event instanceof MarginCall call) {
            margin = call.state();
        } else if (event instanceof TermsChanged changed) {
            terms = changed.terms();
        } else if (event instanceof AccountOpened) {
            throw new IllegalArgumentException("An account is opened once in an epoch");
        }
    }

    /** The sequence of the last event. */
    public long sequence() {
        return last;
    }

    public AccountTerms terms() {
        return terms;
    }

    public BigDecimal balance() {
        return balance;
    }

    public MarginCall.State margin() {
        return margin;
    }

    /** By id, oldest first; a view that the next event may change. */
    public NavigableMap<Long, Order> orders() {
        return changedOrders == null ? start.orders() : Collections.unmodifiableNavigableMap(changedOrders);
    }

    /** By id, oldest first; a view that the next event may change. */
    public NavigableMap<Long, Trade> trades() {
        return changedTrades == null ? start.trades() : Collections.unmodifiableNavigableMap(changedTrades);
    }

    /** The account as it is now; no event may be applied afterwards. */
    public Account account() {
        return new Account(
                start.id(), start.epoch(), last, terms, start.deposits(), balance, orders(), trades(), margin);
    }

    private void filled(Fill fill) {
        if (fill.orderId() != null) {
            Order order = ownOrders().remove(fill.orderId());
            if (order != null && order.remainingUnits() > fill.units()) {
                ownOrders().put(order.id(), order.filled(fill.units()));
            }
        }
    }

    private NavigableMap<Long, Order> ownOrders() {
        NavigableMap<Long, Order> own = changedOrders;
        if (own == null) {
            own = new TreeMap<>(start.orders());
            changedOrders = own;
        }
        return own;
    }

    private NavigableMap<Long, Trade> ownTrades() {
        NavigableMap<Long, Trade> own = changedTrades;
        if (own == null) {
            own = new TreeMap<>(start.trades());
            changedTrades = own;
        }
        return own;
    }
}
