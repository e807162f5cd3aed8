package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.access.UserStore;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
        return database.read(rows -> Optional.ofNullable(rows.find(UserRow.class, id.value())))
                .map(UserRow::user);
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
        return database.read(rows -> Optional.ofNullable(rows.find(UserRow.class, id.value())))
                .map(row -> row.passwordHash)
                .filter(hash -> !hash.isEmpty());
    }

    @Override
    public void changePassword(UserId id, String passwordHash, AuditEntry why) {
        change(id, why, row -> row.passwordHash = passwordHash);
    }

    @Override
    public void change(UserId id, Set<Role> roles, boolean enabled, AuditEntry why) {
        change(id, why, row -> {
            row.roles = Role.text(roles);
            row.enabled = enabled;
        });
    }

    private void change(UserId id, AuditEntry why, Consumer<UserRow> change) {
        database.write(rows -> {
            change.accept(required(rows, id));
            rows.persist(new AuditRow(why));
            return id;
        });
    }

    private static UserRow required(EntityManager rows, UserId id) {
        UserRow row = rows.find(UserRow.class, id.value());
        if (row == null) {
            throw new IllegalArgumentException("There is no user of that id");
        }
        return row;
    }

    @Override
    public List<User> page(String after, int limit) {
        return database.read(rows -> rows.createQuery(
                        "select u from UserRow u where u.nameKey > :after order by u.nameKey", UserRow.class)
                .setParameter("after", after.toLowerCase(Locale.ROOT))
                .setMaxResults(limit)
                .getResultStream()
                .map(UserRow::user)
                .toList());
    }
}
