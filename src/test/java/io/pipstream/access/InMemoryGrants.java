package io.pipstream.access;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.domain.account.AccountId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Rights to accounts for tests of those who use some. */
public final class InMemoryGrants implements GrantStore {

    private final AuditTrail audit;
    private final List<AccountGrant> grants = new ArrayList<>();

    public InMemoryGrants(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public synchronized boolean add(AccountGrant grant, AuditEntry why) {
        if (ofAccount(grant.account()).stream().anyMatch(known -> excludes(known, grant))) {
            return false;
        }
        grants.add(new AccountGrant(
                grant.account(), grant.user(), grant.right(), grant.grantedAt().truncatedTo(ChronoUnit.MICROS)));
        audit.add(why);
        return true;
    }

    private static boolean excludes(AccountGrant known, AccountGrant grant) {
        return known.user().equals(grant.user()) || (known.right() == Right.OWNER && grant.right() == Right.OWNER);
    }

    @Override
    public synchronized boolean remove(AccountId account, UserId user, AuditEntry why) {
        boolean removed = grants.removeIf(
                grant -> grant.account().equals(account) && grant.user().equals(user));
        if (removed) {
            audit.add(why);
        }
        return removed;
    }

    @Override
    public synchronized List<AccountGrant> ofUser(UserId user) {
        return found(grant -> grant.user().equals(user));
    }

    @Override
    public synchronized List<AccountGrant> ofAccount(AccountId account) {
        return found(grant -> grant.account().equals(account));
    }

    private List<AccountGrant> found(Predicate<AccountGrant> wanted) {
        return grants.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(AccountGrant::right)
                        .thenComparing(AccountGrant::grantedAt)
                        .thenComparing(grant -> grant.account().value())
                        .thenComparing(grant -> grant.user().value()))
                .toList();
    }
}
