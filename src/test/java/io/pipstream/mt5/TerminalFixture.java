package io.pipstream.mt5;

import io.pipstream.access.AccountGrant;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Grants;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryGrants;
import io.pipstream.access.Scope;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.PaperDesk;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A terminal over a desk in memory: the demo's user owns the account demo, whose rules allow hedging. */
public final class TerminalFixture {

    public final PaperDesk desk;
    public final Grants grants;
    public final Terminal terminal;
    public final Dealer demo = new Dealer(caller("token-1", Scope.READ, Scope.TRADE), "");

    private final InMemoryGrants stored = new InMemoryGrants(new InMemoryAuditTrail());

    public TerminalFixture() {
        this(new PaperDesk(RuleProfileName.HEDGING));
    }

    public TerminalFixture(PaperDesk desk) {
        this.desk = desk;
        grants = new Grants(stored, null, () -> 0);
        terminal = new DeskTerminal(
                desk.instruments, new DealerAccounts(grants, desk.accounts), desk.values, desk.desk, desk.ledger);
        grant("demo", Right.OWNER);
        desk.quote("EURUSD", "1.10000", "1.10010");
        desk.quote("USDJPY", "150.000", "150.010");
    }

    public void grant(String account, Right right) {
        grant(UserId.DEMO, account, right);
    }

    /** The account demo is another user's from now on; before anybody has used it. */
    public void handOver(UserId user) {
        stored.remove(AccountId.DEMO, UserId.DEMO, why("demo"));
        grant(user, "demo", Right.OWNER);
    }

    private void grant(UserId user, String account, Right right) {
        AccountGrant grant = new AccountGrant(new AccountId(account), user, right, PaperDesk.NOON);
        grants.add(grant, why(account));
    }

    private static AuditEntry why(String account) {
        return new AuditEntry(PaperDesk.NOON, Actor.SERVER, "grant", account, "");
    }

    public static Caller caller(String token, Scope... scopes) {
        return new Caller(UserId.DEMO, "demo", Set.of(scopes), new Credential(Kind.TOKEN, token, null), "127.0.0.1");
    }

    public NewOrder order(String symbol, OrderKind kind, String lots, @Nullable String price) {
        return new NewOrder(
                desk.instrument(symbol),
                kind,
                new BigDecimal(lots),
                price == null ? null : new BigDecimal(price),
                null,
                null,
                null,
                "",
                0);
    }

    public NewOrder withMagic(String symbol, OrderKind kind, String lots, long magic) {
        return new NewOrder(
                desk.instrument(symbol), kind, new BigDecimal(lots), null, null, null, null, "by a program", magic);
    }

    public ClientRequest request(String id) {
        return RequestNames.of("test", demo.caller(), id, id);
    }
}
