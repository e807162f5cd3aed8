package io.pipstream.rest;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Caller;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.LiveAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands {@code ?account=NAME} for whoever makes the request; without a name it is the first of their own accounts, else
 * the first that is shared with them. One that is none of theirs is answered as one that does not exist. Thread-safe.
 */
@ApplicationScoped
public class CallerAccounts {

    private final CurrentCaller caller;
    private final Grants grants;
    private final LiveAccounts accounts;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CallerAccounts() {
        this.caller = null;
        this.grants = null;
        this.accounts = null;
    }

    @Inject
    public CallerAccounts(CurrentCaller caller, Grants grants, LiveAccounts accounts) {
        this.caller = caller;
        this.grants = grants;
        this.accounts = accounts;
    }

    /**
     * An account to be looked at.
     *
     * @throws ProblemException 403 without the scope to read, 404 if there is no such account or none for the caller
     */
    public Account toRead(@Nullable String name) {
        return find(callerWith(Scope.READ), QueryFields.stripped(name)).account();
    }

    /**
     * An account to be changed.
     *
     * @throws ProblemException 403 without the scope to trade, or for an account that is only shared with the caller; 404 if
     *     there is no such account or none for the caller
     */
    public Account toTrade(@Nullable String name) {
        Found found = find(callerWith(Scope.TRADE), QueryFields.stripped(name));
        if (found.right() != Right.OWNER) {
            throw Problem.forbidden("The account " + found.account().id() + " is shared with you to be read.")
                    .toException();
        }
        return found.account();
    }

    /**
     * The account that shall follow prices which the caller brings: the one that is named, which they must be allowed to
     * read; without a name their usual one, or none: who feeds the market needs neither an account nor the right to read.
     *
     * @throws ProblemException as {@link #toRead} does, if one is named
     */
    Optional<Account> toFollow(@Nullable String name) {
        if (!QueryFields.stripped(name).isEmpty()) {
            return Optional.of(toRead(name));
        }
        return Optional.of(caller.get())
                .filter(feeder -> feeder.may(Scope.READ))
                .flatMap(reader -> grants.usual(reader.user()))
                .flatMap(accounts::find);
    }

    private record Found(Account account, Right right) {}

    private Found find(Caller asking, String name) {
        AccountId id = name.isEmpty() ? usual(asking) : named(name);
        Right right = grants.right(asking.user(), id).orElseThrow(() -> unknown(id.value()));
        return new Found(accounts.find(id).orElseThrow(() -> unknown(id.value())), right);
    }

    private Caller callerWith(Scope scope) {
        Caller asking = caller.get();
        if (!asking.may(scope)) {
            throw Problem.missing(scope).toException();
        }
        return asking;
    }

    private AccountId usual(Caller asking) {
        return grants.usual(asking.user()).orElseThrow(() -> unknownAccount("You have no account."));
    }

    private static AccountId named(String name) {
        try {
            return new AccountId(name);
        } catch (IllegalArgumentException cannotBe) {
            throw unknown(name);
        }
    }

    private static ProblemException unknown(String name) {
        return unknownAccount("There is no account " + SymbolList.shown(name) + ".");
    }

    private static ProblemException unknownAccount(String sentence) {
        return Problem.of(Response.Status.NOT_FOUND.getStatusCode(), "unknown_account", sentence)
                .toException();
    }
}
