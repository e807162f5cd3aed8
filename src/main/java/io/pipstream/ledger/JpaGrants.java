package io.pipstream.ledger;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import java.util.List;

/** Rights to accounts in the database. */
final class JpaGrants implements GrantStore {

    private static final int MOST = 10_000;

    private final Database database;

    JpaGrants(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(AccountGrant grant, AuditEntry why) {
        if (ofAccount(grant.account()).stream().anyMatch(known -> excludes(known, grant))) {
            return false;
        }
        try {
            return database.write(rows -> {
                rows.persist(new GrantRow(grant));
                rows.persist(new AuditRow(why));
                return true;
            });
        } catch (DuplicateRowException addedMeanwhile) {
            return false;
        }
    }

    private static boolean excludes(AccountGrant known, AccountGrant grant) {
        return known.user().equals(grant.user()) || (known.right() == Right.OWNER && grant.right() == Right.OWNER);
    }

    @Override
    public boolean remove(AccountId account, UserId user, AuditEntry why) {
        return database.write(rows -> {
            boolean removed = rows.createQuery("delete from GrantRow g where g.account = :account and g.userId = :user")
                            .setParameter("account", account.value())
                            .setParameter("user", user.value())
                            .executeUpdate()
                    == 1;
            if (removed) {
                rows.persist(new AuditRow(why));
            }
            return removed;
        });
    }

    @Override
    public List<AccountGrant> ofUser(UserId user) {
        return grants("g.userId = :value", user.value());
    }

    @Override
    public List<AccountGrant> ofAccount(AccountId account) {
        return grants("g.account = :value", account.value());
    }

    /** By its name the owner's right is first. */
    private List<AccountGrant> grants(String condition, String value) {
        return database.read(rows -> rows.createQuery(
                        "select g from GrantRow g where " + condition
                                + " order by g.access, g.grantedAt, g.account, g.userId",
                        GrantRow.class)
                .setParameter("value", value)
                .setMaxResults(MOST)
                .getResultStream()
                .map(GrantRow::grant)
                .toList());
    }
}
