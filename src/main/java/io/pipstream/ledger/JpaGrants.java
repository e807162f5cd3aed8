package io.pipstream.ledger;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.GrantStore;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import java.util.Comparator;
import java.util.List;

/** Who may use which account, in the database. */
final class JpaGrants implements GrantStore {

    private static final Comparator<AccountGrant> OWN_FIRST =
            Comparator.comparing(AccountGrant::right).thenComparing(AccountGrant::grantedAt);

    private final Database database;

    JpaGrants(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(AccountGrant grant, AuditEntry why) {
        GrantKey key = new GrantKey(grant.account().value(), grant.user().value());
        if (database.read(rows -> rows.find(GrantRow.class, key)) != null) {
            return false;
        }
        try {
            return database.write(rows -> {
                rows.persist(new GrantRow(grant));
                rows.persist(new AuditRow(why));
                return true;
            });
        } catch (DuplicateRowException grantedMeanwhileOrToAnotherOwner) {
            return false;
        }
    }

    @Override
    public boolean remove(AccountId account, UserId user, AuditEntry why) {
        return database.write(rows -> {
            int removed = rows.createQuery("delete from GrantRow g where g.account = :account and g.user = :user")
                    .setParameter("account", account.value())
                    .setParameter("user", user.value())
                    .executeUpdate();
            if (removed > 0) {
                rows.persist(new AuditRow(why));
            }
            return removed > 0;
        });
    }

    @Override
    public List<AccountGrant> ofUser(UserId user) {
        return grants("g.user = :value", user.value());
    }

    @Override
    public List<AccountGrant> ofAccount(AccountId account) {
        return grants("g.account = :value", account.value());
    }

    private List<AccountGrant> grants(String condition, String value) {
        return database.read(rows -> rows.createQuery("select g from GrantRow g where " + condition, GrantRow.class)
                .setParameter("value", value)
                .getResultStream()
                .map(GrantRow::grant)
                .sorted(OWN_FIRST)
                .toList());
    }
}
