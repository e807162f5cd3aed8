package io.pipstream.rest;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.GrantStore;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PaperDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who makes the requests of a test: at first Ann with a session, who may read, trade and feed. */
public final class CallerFixture {

    public static final UserId ANN = new UserId("ann");

    public final CurrentCaller current = new CurrentCaller();
    public final CallerAccounts accounts;
    public final TradingCommands commands;

    private final Grants grants = new Grants(new GrantList(), null, () -> 0);

    /** @param owned accounts of Ann's, the usual one first; they may be opened later */
    public CallerFixture(PaperDesk desk, String... owned) {
        accounts = new CallerAccounts(current, grants, desk.accounts);
        commands = new TradingCommands(desk.instruments, accounts, current, desk.desk, desk.ledger);
        for (String account : owned) {
            grant(account, Right.OWNER);
        }
        comesWith(Kind.SESSION, "session-1");
    }

    /** Lets Ann do it. */
    public void grant(String account, Right right) {
        AccountGrant grant = new AccountGrant(new AccountId(account), ANN, right, PaperDesk.NOON);
        grants.add(grant, new AuditEntry(PaperDesk.NOON, Actor.SERVER, "grant", account, ""));
    }

    /** The requests that follow are Ann's with that credential. */
    public void comesWith(Kind kind, String id) {
        current.set(caller(ANN, kind, id, Scope.READ, Scope.TRADE, Scope.FEED));
    }

    /** The requests that follow are Ann's with a token that has these scopes only. */
    public void mayOnly(Scope... scopes) {
        current.set(caller(ANN, Kind.TOKEN, "token-1", scopes));
    }

    /** The requests that follow are somebody's who has no account. */
    public void isSomebodyElse() {
        current.set(caller(new UserId("bob"), Kind.SESSION, "session-2", Scope.READ, Scope.TRADE, Scope.FEED));
    }

    static Caller caller(UserId user, Kind kind, String id, Scope... scopes) {
        return new Caller(user, user.value(), Set.of(scopes), new Credential(kind, id, null), "192.0.2.1");
    }

    private static final class GrantList implements GrantStore {

        private final List<AccountGrant> grants = new ArrayList<>();

        @Override
        public boolean add(AccountGrant grant, AuditEntry why) {
            return grants.add(grant);
        }

        @Override
        public boolean remove(AccountId account, UserId user, AuditEntry why) {
            return grants.removeIf(
                    grant -> grant.account().equals(account) && grant.user().equals(user));
        }

        @Override
        public List<AccountGrant> ofUser(UserId user) {
            return grants.stream().filter(grant -> grant.user().equals(user)).toList();
        }

        @Override
        public List<AccountGrant> ofAccount(AccountId account) {
            return grants.stream()
                    .filter(grant -> grant.account().equals(account))
                    .toList();
        }
    }
}
