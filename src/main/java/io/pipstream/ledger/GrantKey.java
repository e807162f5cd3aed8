package io.pipstream.ledger;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which right; the fields have the names that the row's own have. */
final class GrantKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account = "";
    String user = "";

    GrantKey() {}

    GrantKey(String account, String user) {
        this.account = account;
        this.user = user;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrantKey key && key.account.equals(account) && key.user.equals(user);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, user);
    }
}
