package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts' journals, for whoever has to catch up. Thread-safe. */
public interface EventJournal {

    /** As this node knows it, at once; empty for an account that does not exist. */
    Optional<JournalHead> head(AccountId account);

    /** As the ledger has them now; waits for it. Accounts that do not exist are left out. */
    Map<AccountId, JournalHead> committed(Collection<AccountId> accounts);

    /** The events after that sequence, in order, at most {@code limit}; waits for the ledger. */
    List<PublishedEvent> after(AccountId account, long sequence, int limit);
}
