package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.access.UserStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Users in the database. */
final class JpaUsers implements UserStore {

    private final Database database;

    JpaUsers(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(User user, String passwordHash, AuditEntry why) {
        if (find(user.id()).isPresent() || find(user.name()).isPresent()) {
            return false;
        }
        try {
            return database.write(rows -> {
                rows.persist(new UserRow(user, passwordHash));
                rows.persist(new AuditRow(why));
                return true;
            });
        } catch (DuplicateRowException addedMeanwhile) {
            return false;
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.read(rows -> row(rows, id)).map(UserRow::user);
    }

    private static Optional<UserRow> row(EntityManager rows, UserId id) {
        return Optional.ofNullable(rows.find(UserRow.class, id.value()));
    }

    @Override
    public Optional<User> find(UserName name) {
        return database.read(rows -> rows.createQuery("select u from UserRow u where u.nameKey = :key", UserRow.class)
                .setParameter("key", name.key())
                .getResultStream()
                .findFirst()
                .map(UserRow::user));
    }

    @Override
    public Optional<String> passwordHash(UserId id) {
        return database.read(rows -> row(rows, id)).map(found -> found.passwordHash);
    }

    @Override
    public void changePassword(UserId id, String passwordHash, AuditEntry why) {
        database.write(rows -> change(
                rows,
                rows.createQuery("update UserRow u set u.passwordHash = :hash where u.id = :id")
                        .setParameter("hash", passwordHash),
                id,
                why));
    }

    @Override
    public void change(UserId id, Set<Role> roles, boolean enabled, AuditEntry why) {
        database.write(rows -> change(
                rows,
                rows.createQuery("update UserRow u set u.roles = :roles, u.enabled = :enabled where u.id = :id")
                        .setParameter("roles", Role.text(roles))
                        .setParameter("enabled", enabled),
                id,
                why));
    }

    private static AuditEntry change(EntityManager rows, Query update, UserId id, AuditEntry why) {
        if (update.setParameter("id", id.value()).executeUpdate() != 1) {
            throw new IllegalArgumentException("There is no user " + id);
        }
        rows.persist(new AuditRow(why));
        return why;
    }

    @Override
    public List<User> page(String after, int limit) {
        return database.read(rows -> rows.createQuery(
                        "select u from UserRow u where u.nameKey > :after order by u.nameKey", UserRow.class)
                .setParameter("after", Storable.text(after).toLowerCase(Locale.ROOT))
                .setMaxResults(limit)
                .getResultStream()
                .map(UserRow::user)
                .toList());
    }
}
