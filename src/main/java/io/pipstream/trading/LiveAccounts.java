package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Every account as this node last recorded or read it: what prices are held against and what is shown. The ledger is the
 * truth; nothing is decided from here alone. Thread-safe.
 */
@ApplicationScoped
public class LiveAccounts {

    private final ConcurrentMap<AccountId, Account> byId = new ConcurrentHashMap<>();

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Account> all() {
        return List.copyOf(byId.values());
    }

    /** Keeps the newer one of this and what is known. */
    void note(Account account) {
        byId.merge(account.id(), account, (known, read) -> read.sequence() >= known.sequence() ? read : known);
    }
}
