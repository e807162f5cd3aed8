package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.LiveAccounts;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands {@code ?account=NAME}; without a name it is the demo account. */
final class AccountName {

    private AccountName() {}

    /** @throws ProblemException 404 if there is no such account */
    static Account find(@Nullable String name, LiveAccounts accounts) {
        String asked = QueryFields.stripped(name);
        return id(asked)
                .flatMap(accounts::find)
                .orElseThrow(() -> Problem.of(
                                Response.Status.NOT_FOUND.getStatusCode(),
                                "unknown_account",
                                "There is no account " + SymbolList.shown(asked) + ".")
                        .toException());
    }

    private static Optional<AccountId> id(String name) {
        try {
            return Optional.of(name.isEmpty() ? AccountId.DEMO : new AccountId(name));
        } catch (IllegalArgumentException cannotBe) {
            return Optional.empty();
        }
    }
}
