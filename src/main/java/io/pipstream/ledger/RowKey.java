package io.pipstream.ledger;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which row of an account; the fields have the names that the rows' own have. */
final class RowKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account = "";
    long id;

    RowKey() {}

    RowKey(String account, long id) {
        this.account = account;
        this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && key.id == id && key.account.equals(account);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, id);
    }
}
