package io.pipstream.ledger;

import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code app_user}. */
@Entity
@Table(name = "app_user")
class UserRow {

    @Id
    String id;

    String name;

    @Column(name = "name_key")
    String nameKey;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    String roles;
    boolean enabled;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected UserRow() {}

    UserRow(User user, String passwordHash) {
        this.id = user.id().value();
        this.name = user.name().value();
        this.nameKey = user.name().key();
        this.passwordHash = passwordHash.isEmpty() ? null : passwordHash;
        this.roles = Role.text(user.roles());
        this.enabled = user.enabled();
        this.createdAt = Microseconds.column(user.createdAt());
    }

    User user() {
        return new User(new UserId(id), new UserName(name), Role.parse(roles), enabled, createdAt.toInstant());
    }
}
