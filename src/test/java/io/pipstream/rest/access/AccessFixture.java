package io.pipstream.rest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipstream.access.Actor;
import io.pipstream.access.Admission;
import io.pipstream.access.Admission.Admitted;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Grants;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryCredentials;
import io.pipstream.access.InMemoryGrants;
import io.pipstream.access.InMemoryUsers;
import io.pipstream.access.Logins;
import io.pipstream.access.Passwords;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.Tickets;
import io.pipstream.access.Tokens;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserIdentityStore;
import io.pipstream.access.Users;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.trading.AccountOpening;
import io.pipstream.trading.AccountRecords;
import io.pipstream.trading.PaperDesk;
import io.pipstream.trading.Triggers;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that this package answers with, over stores in memory, at the time and for the caller that a test chooses. */
final class AccessFixture {

    static final String PASSWORD = "correct horse battery";
    static final String ADDRESS = "192.0.2.1";
    static final String AGENT = "Mozilla/5.0 (a browser)";

    final PaperDesk desk = new PaperDesk();
    final FakeNanoClock nanos = new FakeNanoClock();
    final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    final InMemoryUsers userStore = new InMemoryUsers(audit);
    final InMemoryCredentials credentials = new InMemoryCredentials(audit);
    final InMemoryGrants grantStore = new InMemoryGrants(audit);
    final Endings endings = new Endings();

    final Admission admission = new Admission(credentials, userStore, endings, desk.clock, nanos);
    final Grants grants = new Grants(grantStore, endings, nanos);
    final Users users;
    final Logins logins;
    final Tokens tokens;
    final Tickets tickets;
    final UserAccounts accounts;

    final SessionResource session = new SessionResource();
    final SessionsResource sessionsResource = new SessionsResource();
    final TokensResource tokensResource = new TokensResource();
    final TicketsResource ticketsResource = new TicketsResource();
    final AccountsResource accountsResource = new AccountsResource();
    final UsersResource usersResource = new UsersResource();
    final AdminUsersResource adminUsers = new AdminUsersResource();
    final AdminCredentialsResource adminCredentials = new AdminCredentialsResource();
    final AuditResource auditResource = new AuditResource();

    private final AtomicLong epochs = new AtomicLong();

    /** Of the request that is being made. */
    CurrentCaller current = new CurrentCaller();

    AccessFixture() {
        this(Map.of());
    }

    AccessFixture(Map<String, String> values) {
        Settings settings = Settings.of(values);
        Nonces nonces = new Nonces();
        Passwords passwords = new Passwords(new PlainHash(), settings);
        UserIdentityStore identities = new UserIdentityStore(userStore, passwords);
        users = new Users(userStore, credentials, passwords, admission, settings, nonces, desk.clock, nanos);
        logins = new Logins(
                shown -> identities.validate((UsernamePasswordCredential) shown),
                passwords,
                userStore,
                credentials,
                audit,
                admission,
                settings,
                nonces,
                desk.clock,
                nanos);
        tokens = new Tokens(credentials, admission, nonces, desk.clock);
        tickets = new Tickets(admission, nonces, nanos);
        AccountOpening opening = new AccountOpening(
                new AccountRecords(desk.ledger, desk.ledger, desk.accounts, desk.instruments),
                desk.accounts,
                new Triggers(desk.instruments),
                desk.instruments,
                desk.conversions,
                settings,
                () -> "epoch-" + epochs.incrementAndGet(),
                desk.clock);
        accounts = new UserAccounts(opening, grants, settings, desk.clock);
        accountsResource.opening = opening;
        accountsResource.nonces = nonces;
        wire();
        isAnybody();
    }

    private void wire() {
        session.logins = logins;
        session.grants = grants;
        sessionsResource.logins = logins;
        tokensResource.tokens = tokens;
        ticketsResource.tickets = tickets;
        accountsResource.accounts = accounts;
        accountsResource.grants = grants;
        accountsResource.users = users;
        accountsResource.instruments = desk.instruments;
        usersResource.users = users;
        usersResource.accounts = accounts;
        adminUsers.users = users;
        adminUsers.accounts = accounts;
        adminCredentials.logins = logins;
        adminCredentials.tokens = tokens;
        adminCredentials.users = users;
        auditResource.audit = audit;
    }

    /** Whoever makes the requests that follow shows nothing. */
    void isAnybody() {
        comes(new CurrentCaller());
        current.cameFrom(ADDRESS, false);
    }

    private void comes(CurrentCaller next) {
        current = next;
        session.current = next;
        sessionsResource.current = next;
        tokensResource.current = next;
        ticketsResource.current = next;
        accountsResource.current = next;
        usersResource.current = next;
        adminUsers.current = next;
        adminCredentials.current = next;
    }

    /** The requests that follow are made by this caller. */
    void is(Caller caller) {
        isAnybody();
        current.set(caller);
    }

    /** The requests that follow have the session's cookie, which works. */
    void comesWith(String secret) {
        Admitted admitted = admission.bySession(secret, ADDRESS).orElseThrow();
        is(admitted.caller());
        current.expectCsrf(admitted.csrf());
    }

    /** The requests that follow are those of a new session of the user's; its secret. */
    String logsIn(String name) {
        String secret =
                logins.login(name, PASSWORD, ADDRESS, AGENT).orElseThrow().secret();
        comesWith(secret);
        desk.pass(Duration.ofSeconds(1));
        return secret;
    }

    /** A user with that password, and an account of the same name if they are a trader. */
    User hasUser(String name, Role... roles) {
        User user = users.create(somebody("root", Scope.ADMIN), name, PASSWORD, Set.of(roles))
                .orElseThrow();
        if (user.roles().contains(Role.TRADER)) {
            accounts.openFirst(user, Actor.SERVER);
        }
        return user;
    }

    /** A caller with a token that has these scopes; there need not be such a user. */
    static Caller somebody(String name, Scope... scopes) {
        Credential credential = new Credential(Credential.Kind.TOKEN, "token-of-" + name, null);
        return new Caller(new UserId(name), name, Set.of(scopes), credential, ADDRESS);
    }

    static AccountId account(String name) {
        return new AccountId(name);
    }

    /** JSON with apostrophes for quotation marks. */
    static InputStream body(String json) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(UTF_8));
    }

    /** A hash that takes no time, and that a test can read. */
    private static final class PlainHash implements Pbkdf2PasswordHash {
        @Override
        public String generate(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(char[] password, String hash) {
            return generate(password).equals(hash);
        }
    }
}
