package io.pipstream.mt5.dwx;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Grants;
import io.pipstream.access.User;
import io.pipstream.access.UserStore;
import io.pipstream.domain.account.AccountId;
import io.pipstream.mt5.Dealer;
import io.pipstream.mt5.TerminalException;

/**
 * Who deals on the bridge's account. The protocol has no credential: whoever reaches the sockets deals as the account's owner,
 * with the owner's rights as they are at that moment. Thread-safe; waits for the store.
 */
final class AccountOwner {

    /** Where they come from, as the audit has it. */
    static final String ADDRESS = "mt5:dwx";

    private static final Credential BRIDGE = new Credential(Kind.TOKEN, ADDRESS, null);

    private final AccountId account;
    private final Grants grants;
    private final UserStore users;

    AccountOwner(AccountId account, Grants grants, UserStore users) {
        this.account = account;
        this.grants = grants;
        this.users = users;
    }

    AccountId account() {
        return account;
    }

    /** @throws TerminalException if nobody owns the account, or its owner is shut out */
    Dealer dealer() {
        User owner = grants.ofAccount(account).stream()
                .filter(grant -> grant.right() == Right.OWNER)
                .map(AccountGrant::user)
                .findFirst()
                .flatMap(users::find)
                .filter(User::enabled)
                .orElseThrow(() -> new TerminalException(
                        "unknown_account", "Nobody who may trade owns the account " + account.value() + "."));
        Caller caller = new Caller(owner.id(), owner.name().value(), owner.scopes(), BRIDGE, ADDRESS);
        return new Dealer(caller, account.value());
    }
}
