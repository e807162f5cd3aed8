package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.LiveAccounts;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands {@code ?account=NAME}; without it, the account is {@code demo}. */
final class AccountName {

    private AccountName() {}

    /**
     * The account as it is now.
     *
     * @throws ProblemException 404 if there is none of that name
     */
    static Account find(@Nullable String name, LiveAccounts accounts) {
        return id(name).flatMap(accounts::find).orElseThrow(() -> unknown().toException());
    }

    static Problem unknown() {
        return Problem.of(
                Response.Status.NOT_FOUND.getStatusCode(), "unknown_account", "There is no account of that name.");
    }

    private static Optional<AccountId> id(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.of(AccountId.DEMO);
        }
        try {
            return Optional.of(new AccountId(name));
        } catch (IllegalArgumentException nobodysName) {
            return Optional.empty();
        }
    }
}
