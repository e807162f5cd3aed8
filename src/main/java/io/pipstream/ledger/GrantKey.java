package io.pipstream.ledger;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose right to which account; the fields have the names that the row's own have. */
final class GrantKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account = "";
    String userId = "";

    GrantKey() {}

    GrantKey(String account, String userId) {
        this.account = account;
        this.userId = userId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrantKey key && key.account.equals(account) && key.userId.equals(userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, userId);
    }
}
