package io.pipstream.access;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;

/** What a user may do with an account. An account has one owner, and may be shared with others to be read. */
public record AccountGrant(AccountId account, UserId user, Right right, Instant grantedAt) {

    /** How much. */
    public enum Right {
        OWNER,
        READ
    }
}
