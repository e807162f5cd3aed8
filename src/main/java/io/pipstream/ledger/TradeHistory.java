package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import java.util.Optional;

/** Orders and trades for those who look at them. Every method throws {@link LedgerException} if the store does not answer. */
public interface TradeHistory {

    /** Newest first. */
    Page<StoredTrade> trades(TradeFilter filter);

    Optional<StoredTrade> trade(AccountId account, long id);

    /** Newest first. */
    Page<StoredOrder> orders(OrderFilter filter);

    Optional<StoredOrder> order(AccountId account, long id);
}
