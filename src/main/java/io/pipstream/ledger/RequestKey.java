package io.pipstream.ledger;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which request of an account; the fields have the names that the row's own have. */
final class RequestKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account = "";
    String requestId = "";

    RequestKey() {}

    RequestKey(String account, String requestId) {
        this.account = account;
        this.requestId = requestId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestKey key && key.account.equals(account) && key.requestId.equals(requestId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, requestId);
    }
}
