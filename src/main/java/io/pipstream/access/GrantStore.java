package io.pipstream.access;

import io.pipstream.domain.account.AccountId;
import java.util.List;

/** Who may do what with which account. Thread-safe; every method waits for the store. */
public interface GrantStore {

    /**
     * Times are kept to the microsecond.
     *
     * @return false if that user has a right to that account already, or it is to have a second owner: then nothing was
     *     recorded
     */
    boolean add(AccountGrant grant, AuditEntry why);

    /** @return false if there was none of that user to that account: then nothing was recorded */
    boolean remove(AccountId account, UserId user, AuditEntry why);

    /** The user's own accounts first, each kind in the order it was granted; at most 10,000. */
    List<AccountGrant> ofUser(UserId user);

    /** The owner first, the others in the order it was granted; at most 10,000. */
    List<AccountGrant> ofAccount(AccountId account);
}
