package io.pipstream.ledger;

import io.pipstream.access.Credential;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code credential}. */
@Entity
@Table(name = "credential")
class CredentialRow {

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    Credential.Kind kind;

    @Column(name = "user_id")
    String userId;

    String hash;
    String name;
    String scopes;
    String csrf;
    String address;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "expires_at")
    @Nullable
    OffsetDateTime expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    OffsetDateTime lastUsedAt;

    @Column(name = "ended_at")
    @Nullable
    OffsetDateTime endedAt;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected CredentialRow() {}

    CredentialRow(StoredCredential stored) {
        this.id = stored.credential().id();
        this.kind = stored.credential().kind();
        this.userId = stored.user().value();
        this.hash = stored.hash();
        this.name = Storable.text(stored.name());
        this.scopes = Scope.text(stored.scopes());
        this.csrf = stored.csrf();
        this.address = Storable.text(stored.address());
        this.createdAt = Microseconds.column(stored.createdAt());
        this.expiresAt = column(stored.credential().expiresAt());
        this.lastUsedAt = column(stored.lastUsedAt());
    }

    StoredCredential stored() {
        return new StoredCredential(
                new Credential(kind, id, instant(expiresAt)),
                new UserId(userId),
                hash,
                name,
                Scope.parse(scopes),
                csrf,
                address,
                createdAt.toInstant(),
                instant(lastUsedAt));
    }

    private static @Nullable OffsetDateTime column(@Nullable Instant time) {
        return time == null ? null : Microseconds.column(time);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
