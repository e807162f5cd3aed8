package io.pipstream.ledger;

import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code credential}. */
@Entity
@Table(name = "credential")
class CredentialRow {

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column(name = "app_user")
    String user;

    String hash;
    String name;
    String scopes;
    String csrf;
    String address;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "last_used_at")
    @Nullable
    OffsetDateTime lastUsedAt;

    @Column(name = "expires_at")
    @Nullable
    OffsetDateTime expiresAt;

    @Column(name = "ended_at")
    @Nullable
    OffsetDateTime endedAt;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected CredentialRow() {}

    CredentialRow(StoredCredential stored) {
        this.id = stored.credential().id();
        this.kind = stored.credential().kind();
        this.user = stored.user().value();
        this.hash = stored.hash();
        this.name = stored.name();
        this.scopes = Scope.text(stored.scopes());
        this.csrf = stored.csrf();
        this.address = stored.address();
        this.createdAt = Microseconds.column(stored.createdAt());
        this.lastUsedAt = Microseconds.optionalColumn(stored.lastUsedAt());
        this.expiresAt = Microseconds.optionalColumn(stored.credential().expiresAt());
    }

    StoredCredential stored() {
        return new StoredCredential(
                new Credential(kind, id, Microseconds.instant(expiresAt)),
                new UserId(user),
                hash,
                name,
                Scope.parse(scopes),
                csrf,
                address,
                createdAt.toInstant(),
                Microseconds.instant(lastUsedAt));
    }
}
