package io.pipstream.mt5;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Caller;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.LiveAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The accounts that a dealer may look at and trade: by the rights that hold over HTTP. Thread-safe. */
@ApplicationScoped
public class DealerAccounts {

    private static final int LONGEST_SHOWN = 32;

    private final Grants grants;
    private final LiveAccounts accounts;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DealerAccounts() {
        this.grants = null;
        this.accounts = null;
    }

    @Inject
    public DealerAccounts(Grants grants, LiveAccounts accounts) {
        this.grants = grants;
        this.accounts = accounts;
    }

    Account toRead(Dealer dealer) {
        requireScope(dealer.caller(), Scope.READ);
        AccountId id = id(dealer);
        right(dealer, id);
        return account(id);
    }

    Account toTrade(Dealer dealer) {
        requireScope(dealer.caller(), Scope.TRADE);
        AccountId id = id(dealer);
        if (right(dealer, id) != Right.OWNER) {
            throw new TerminalException("forbidden", "The account " + id + " is shared with you to be read.");
        }
        return account(id);
    }

    /** Whoever lacks the scope may not do it with any account. */
    static void requireScope(Caller caller, Scope scope) {
        if (!caller.may(scope)) {
            throw new TerminalException(
                    "forbidden", "This needs the scope " + scope.code() + ", which you do not have.");
        }
    }

    private AccountId id(Dealer dealer) {
        String name = dealer.account().strip();
        if (name.isEmpty()) {
            return grants.usual(dealer.caller().user())
                    .orElseThrow(() -> new TerminalException("unknown_account", "You have no account."));
        }
        try {
            return new AccountId(name);
        } catch (IllegalArgumentException cannotBe) {
            throw unknown(name);
        }
    }

    /** An account that is none of theirs is answered as one that does not exist. */
    private Right right(Dealer dealer, AccountId id) {
        return grants.right(dealer.caller().user(), id).orElseThrow(() -> unknown(id.value()));
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> unknown(id.value()));
    }

    private static TerminalException unknown(String name) {
        String shown = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
        return new TerminalException("unknown_account", "There is no account " + shown + ".");
    }
}
