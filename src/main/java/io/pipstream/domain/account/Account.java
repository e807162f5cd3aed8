package io.pipstream.domain.account;

import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Order;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

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
        AccountChanges changes = new AccountChanges(this);
        events.forEach(changes::apply);
        return changes.account();
    }

    /** The open trades of an instrument and side, oldest first. */
    public List<Trade> trades(Instrument instrument, Side side) {
        return trades.values().stream()
                .filter(trade -> trade.side() == side && trade.instrument().equals(instrument))
                .toList();
    }
}
