package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders and trades for those who look at them. Every method throws {@link LedgerException} if the store does not answer. */
public interface TradeHistory {

    /** Newest first. */
    Page<StoredTrade> trades(TradeFilter filter);

    /** Those of the filter whose id is below that one, newest first, at most its limit; its offset does not matter. */
    List<StoredTrade> tradesBelow(TradeFilter filter, long id);

    /**
     * Trades of an epoch that were closed then or later, by the time of their closing and then by id; of those closed at
     * that very time only the ones whose id is above.
     */
    List<StoredTrade> closedTrades(AccountId account, String epoch, Instant from, long aboveId, int limit);

    Optional<StoredTrade> trade(AccountId account, long id);

    /** Newest first. */
    Page<StoredOrder> orders(OrderFilter filter);

    Optional<StoredOrder> order(AccountId account, long id);
}
