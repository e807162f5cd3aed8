package io.pipstream.access;

import io.pipstream.platform.Digests;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Users, their credentials, and time that stands still. What is made here reads the settings as they are then. */
public final class AccessFixture {

    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    public static final String ADDRESS = "203.0.113.9";
    public static final String PASSWORD = "correct horse battery";

    public final FakeClock clock = new FakeClock(NOON);
    public final FakeNanoClock nanos = new FakeNanoClock();
    public final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    public final InMemoryUsers users = new InMemoryUsers(audit);
    public final InMemoryCredentials credentials = new InMemoryCredentials(audit);
    public final InMemoryGrants grants = new InMemoryGrants(audit);
    public final RecordedEnds ends = new RecordedEnds();
    public final Nonces nonces = new Nonces();
    public final Map<String, String> settings = new HashMap<>();
    public final CountedHash hashes = new CountedHash();
    public final Passwords passwords = new Passwords(hashes, Settings.of(Map.of()), 4, Duration.ofSeconds(5));
    public final Admission admission = new Admission(credentials, users, ends, clock, nanos);

    public AccessFixture() {
        hashes.take();
    }

    public void pass(Duration time) {
        clock.advance(time);
        nanos.advance(time);
    }

    public Settings read() {
        return Settings.of(settings);
    }

    public Users users() {
        return new Users(users, credentials, passwords, admission, read(), nonces, clock, nanos);
    }

    public Logins logins() {
        UserIdentityStore identities = new UserIdentityStore(users, passwords);
        return logins(shown -> identities.validate((UsernamePasswordCredential) shown));
    }

    Logins logins(IdentityStoreHandler identities) {
        return new Logins(identities, passwords, users, credentials, audit, admission, read(), nonces, clock, nanos);
    }

    public Tokens tokens() {
        return new Tokens(credentials, admission, nonces, clock);
    }

    /** A user of that name, whose password is {@link #PASSWORD}. */
    public User user(String name, Role... roles) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(Set.of(roles));
        User user = new User(new UserId("id-of-" + name), new UserName(name), all, true, clock.instant());
        users.add(user, "hash of " + PASSWORD, why("user.create"));
        return user;
    }

    /** A token of the user, which works for ever. */
    public StoredCredential token(User user, String secret, Scope... scopes) {
        return stored(user, Credential.Kind.TOKEN, secret, null, "", scopes);
    }

    /** A session of the user for a day, which may do everything. */
    public StoredCredential session(User user, String secret, String csrf) {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        return stored(user, Credential.Kind.SESSION, secret, tomorrow, csrf, Scope.values());
    }

    StoredCredential stored(
            User user, Credential.Kind kind, String secret, Instant expiresAt, String csrf, Scope... scopes) {
        StoredCredential stored = new StoredCredential(
                new Credential(kind, "id-of-" + secret, expiresAt),
                user.id(),
                Digests.sha256(secret),
                "a name",
                Set.of(scopes),
                csrf,
                ADDRESS,
                clock.instant(),
                null);
        credentials.add(stored, why("credential.add"));
        return stored;
    }

    /** Whoever that credential admits. */
    public static Caller caller(User user, StoredCredential stored) {
        Set<Scope> scopes = EnumSet.copyOf(stored.scopes());
        scopes.retainAll(user.scopes());
        return new Caller(user.id(), user.name().value(), scopes, stored.credential(), ADDRESS);
    }

    public AuditEntry why(String act) {
        return new AuditEntry(clock.instant(), Actor.SERVER, act, "", "");
    }
}
