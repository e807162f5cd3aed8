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
    @Column(name = "app_user")
    String user;

    @Column(name = "access_right")
    @Enumerated(EnumType.STRING)
    Right right;

    @Column(name = "granted_at")
    OffsetDateTime grantedAt;

    /** The account's name for its owner, null for others: so that there is no second one. */
    @Nullable
    String owned;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected GrantRow() {}

    GrantRow(AccountGrant grant) {
        this.account = grant.account().value();
        this.user = grant.user().value();
        this.right = grant.right();
        this.grantedAt = Microseconds.column(grant.grantedAt());
        this.owned = grant.right() == Right.OWNER ? account : null;
    }

    AccountGrant grant() {
        return new AccountGrant(new AccountId(account), new UserId(user), right, grantedAt.toInstant());
    }
}
