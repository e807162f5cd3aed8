package io.pipstream.ledger;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code account_grant}. */
@Entity
@Table(name = "account_grant")
@IdClass(GrantKey.class)
class GrantRow {

    @Id
    String account;

    @Id
    @Column(name = "user_id")
    String userId;

    @Column(name = "access_right")
    @Enumerated(EnumType.STRING)
    Right access;

    /** Unique among the rows, and the account's name where this is its owner's. */
    @Nullable
    String owned;

    @Column(name = "granted_at")
    OffsetDateTime grantedAt;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected GrantRow() {}

    GrantRow(AccountGrant grant) {
        this.account = grant.account().value();
        this.userId = grant.user().value();
        this.access = grant.right();
        this.owned = grant.right() == Right.OWNER ? grant.account().value() : null;
        this.grantedAt = Microseconds.column(grant.grantedAt());
    }

    AccountGrant grant() {
        return new AccountGrant(new AccountId(account), new UserId(userId), access, grantedAt.toInstant());
    }
}
