package io.pipstream.access;

import io.pipstream.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Fired when somebody may no longer do what they could: their sockets close. Exactly what is not null counts.
 *
 * @param credential the id of a session or token that was ended or has expired
 * @param user all of whose credentials were ended, or whose right to {@code account} was
 */
public record AccessEnded(
        @Nullable String credential,
        @Nullable UserId user,
        @Nullable AccountId account) {

    public static AccessEnded ofCredential(String id) {
        return new AccessEnded(id, null, null);
    }

    public static AccessEnded ofUser(UserId user) {
        return new AccessEnded(null, user, null);
    }

    public static AccessEnded ofAccount(UserId user, AccountId account) {
        return new AccessEnded(null, user, account);
    }
}
