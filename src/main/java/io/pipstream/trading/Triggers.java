package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.engine.Thresholds;
import io.pipstream.domain.engine.TriggerIndex;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a price or a time, of every account: kept with each recorded change, so that a quote or the clock finds it
 * without looking at the accounts. Thread-safe.
 */
@ApplicationScoped
public class Triggers {

    private final TriggerIndex index;
    private final ConcurrentSkipListSet<Expiry> expiries = new ConcurrentSkipListSet<>();

    private record Expiry(Instant at, String account, long order) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            int byTime = at.compareTo(other.at);
            int byAccount = byTime == 0 ? account.compareTo(other.account) : byTime;
            return byAccount == 0 ? Long.compare(order, other.order) : byAccount;
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Triggers() {
        this.index = null;
    }

    @Inject
    public Triggers(Instruments instruments) {
        this.index = new TriggerIndex(instruments);
    }

    int size() {
        return index.size();
    }

    /**
     * Takes up all that an account has, as when the server starts. What waits in these instruments has not seen their current
     * quotes yet.
     */
    Set<Instrument> restored(Account account) {
        Set<Instrument> instruments = new HashSet<>();
        account.orders().values().forEach(order -> {
            replace(account.id(), null, order);
            instruments.add(order.request().instrument());
        });
        account.trades().values().forEach(trade -> {
            replace(account.id(), null, trade);
            instruments.add(trade.instrument());
        });
        return instruments;
    }

    /**
     * Follows a recorded change; called for an account by one thread at a time. What waits in these instruments now has not
     * seen their current quotes yet.
     */
    Set<Instrument> changed(Account before, Account after, List<TradeEvent> events) {
        Set<Instrument> instruments = new HashSet<>();
        if (!before.epoch().equals(after.epoch())) {
            before.orders().values().forEach(order -> replace(before.id(), order, null));
            before.trades().values().forEach(trade -> replace(before.id(), trade, null));
            return instruments;
        }
        Changed changed = Changed.by(new Transition(before, events, after));
        for (Long id : changed.orderIds()) {
            Order order = after.orders().get(id);
            replace(after.id(), before.orders().get(id), order);
            if (order != null) {
                instruments.add(order.request().instrument());
            }
        }
        for (Long id : changed.tradeIds()) {
            Trade trade = after.trades().get(id);
            replace(after.id(), before.trades().get(id), trade);
            if (trade != null && !Thresholds.of(after.id(), trade).isEmpty()) {
                instruments.add(trade.instrument());
            }
        }
        return instruments;
    }

    /** Takes out what the quote reaches. */
    List<Threshold> touchedBy(Quote quote) {
        return index.touchedBy(quote);
    }

    /**
     * Puts back what was taken out and is still there in the account. What the account no longer has meanwhile does no harm: a
     * quote that reaches it finds nothing to do.
     */
    void putBack(List<Threshold> taken, Account account) {
        for (Threshold threshold : taken) {
            if (waiting(account, threshold.item()).contains(threshold)) {
                index.put(threshold);
            }
        }
    }

    private static List<Threshold> waiting(Account account, long item) {
        Order order = account.orders().get(item);
        Trade trade = account.trades().get(item);
        if (order != null) {
            return Thresholds.of(account.id(), order);
        }
        return trade == null ? List.of() : Thresholds.of(account.id(), trade);
    }

    /** Takes out the accounts that have an order whose time has come. */
    Set<AccountId> expired(Instant now) {
        Set<AccountId> accounts = new HashSet<>();
        while (true) {
            Expiry first = expiries.isEmpty() ? null : expiries.pollFirst();
            if (first == null) {
                return accounts;
            }
            if (first.at().isAfter(now)) {
                expiries.add(first);
                return accounts;
            }
            accounts.add(new AccountId(first.account()));
        }
    }

    private void replace(AccountId account, @Nullable Order before, @Nullable Order after) {
        replace(
                before == null ? List.of() : Thresholds.of(account, before),
                after == null ? List.of() : Thresholds.of(account, after));
        if (after != null && after.request().expiry() != null) {
            expiries.add(new Expiry(after.request().expiry(), account.value(), after.id()));
        } else if (before != null && before.request().expiry() != null) {
            expiries.remove(new Expiry(before.request().expiry(), account.value(), before.id()));
        }
    }

    private void replace(AccountId account, @Nullable Trade before, @Nullable Trade after) {
        replace(
                before == null ? List.of() : Thresholds.of(account, before),
                after == null ? List.of() : Thresholds.of(account, after));
    }

    /** What stays is put again: a quote may have taken it out meanwhile. */
    private void replace(List<Threshold> before, List<Threshold> after) {
        List<Threshold> gone = new ArrayList<>(before);
        gone.removeAll(after);
        gone.forEach(index::remove);
        after.forEach(index::put);
    }
}
