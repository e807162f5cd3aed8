package io.pipstream.signal;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which sources accounts follow, and how. Thread-safe; every method waits for the ledger, and throws what that throws. */
public interface SubscriptionStore {

    Optional<Subscription> find(AccountId account, String source);

    /** By source. */
    List<Subscription> ofAccount(AccountId account);

    /** Takes the place of what the account had of that source. */
    void put(Subscription subscription, Instant now);

    /** @return false if the account did not follow that source */
    boolean delete(AccountId account, String source);
}
