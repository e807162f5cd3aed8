package io.pipstream.access;

import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions of people: they begin with a password, and end by log-out, after their time, or with a change of password. */
@ApplicationScoped
public class Logins {

    /** Of one user at once; the oldest makes room. */
    static final int MOST_SESSIONS = 20;

    private static final int LONGEST_AGENT = 100;
    private static final Duration FAILURES_FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final IdentityStoreHandler identities;
    private final Passwords passwords;
    private final UserStore users;
    private final CredentialStore credentials;
    private final AuditTrail audit;
    private final Admission admission;
    private final Nonces nonces;
    private final Clock clock;
    private final Duration sessionAge;
    private final RateLimits failuresOfAddress;
    private final RateLimits failuresOfName;
    private final RateLimits failuresOfChange;

    /** A session that has begun; the secret is told once and kept nowhere. */
    public record Opened(String secret, StoredCredential session, User user) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "session of " + user.name();
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Logins() {
        this.identities = null;
        this.passwords = null;
        this.users = null;
        this.credentials = null;
        this.audit = null;
        this.admission = null;
        this.nonces = null;
        this.clock = null;
        this.sessionAge = null;
        this.failuresOfAddress = null;
        this.failuresOfName = null;
        this.failuresOfChange = null;
    }

    @Inject
    public Logins(
            IdentityStoreHandler identities,
            Passwords passwords,
            UserStore users,
            CredentialStore credentials,
            AuditTrail audit,
            Admission admission,
            Settings settings,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this.identities = identities;
        this.passwords = passwords;
        this.users = users;
        this.credentials = credentials;
        this.audit = audit;
        this.admission = admission;
        this.nonces = nonces;
        this.clock = clock;
        this.sessionAge = settings.duration(
                "pipstream.access.session-age", Duration.ofDays(7), Duration.ofSeconds(1), Duration.ofDays(90));
        this.failuresOfAddress = new RateLimits(
                settings.number("pipstream.access.failed-logins-per-address", 50, 1, 1_000_000),
                FAILURES_FORGOTTEN_AFTER,
                nanoClock);
        int ofOne = settings.number("pipstream.access.failed-logins-per-user", 20, 1, 1_000_000);
        this.failuresOfName = new RateLimits(ofOne, FAILURES_FORGOTTEN_AFTER, nanoClock);
        // apart, so that who guesses a name's password does not keep its user from changing it
        this.failuresOfChange = new RateLimits(ofOne, FAILURES_FORGOTTEN_AFTER, nanoClock);
    }

    /**
     * Begins a session. Always a new one: what the browser held before is worth nothing here.
     *
     * @param agent what the browser says it is, to tell sessions apart
     * @return empty if name and password are not those of a user who may log in; nothing tells which of them was wrong
     * @throws TryLaterException after too many failures of that address or for that name, be it a user's or not
     */
    public Optional<Opened> login(String name, String password, String address, String agent) {
        Optional<UserName> asked = UserName.parse(name);
        String nameKey = asked.map(UserName::key).orElse("");
        String network = Network.of(address);
        takeAttempt(failuresOfAddress, network);
        takeAttempt(failuresOfName, nameKey);
        Optional<User> known = asked.flatMap(users::find);
        Optional<String> hash = known.map(User::id).flatMap(users::passwordHash);
        CredentialValidationResult result = identities.validate(new UsernamePasswordCredential(name, password));
        Optional<User> user = result.getStatus() == CredentialValidationResult.Status.VALID ? known : Optional.empty();
        if (user.isEmpty()) {
            String shown =
                    known.map(User::name).or(() -> asked).map(UserName::value).orElse("");
            audit.add(entry(new Actor(shown, address), "login.failed", shown, agent));
            return Optional.empty();
        }
        Opened opened = open(user.get(), address, agent);
        if (!users.passwordHash(user.get().id()).equals(hash)) {
            // another password ended all sessions before this one began
            end(opened.session().credential().id(), new Actor(nameKey, address), "session.end");
            return Optional.empty();
        }
        failuresOfAddress.giveBack(network);
        failuresOfName.giveBack(nameKey);
        return Optional.of(opened);
    }

    private static void takeAttempt(RateLimits failures, String whose) {
        failures.take(whose).ifPresent(wait -> {
            throw new TryLaterException(wait);
        });
    }

    private Opened open(User user, String address, String agent) {
        Instant now = clock.instant();
        String secret = nonces.secret();
        StoredCredential session = new StoredCredential(
                new Credential(Kind.SESSION, nonces.id(), now.plus(sessionAge)),
                user.id(),
                Digests.sha256(secret),
                Plain.text(agent, LONGEST_AGENT),
                Set.of(Scope.values()),
                nonces.secret(),
                address,
                now,
                now);
        Actor actor = new Actor(user.name().value(), address);
        credentials.add(session, entry(actor, "login", session.credential().id(), agent));
        List<StoredCredential> all = credentials.ofUser(user.id(), Kind.SESSION, MOST_SESSIONS * 2);
        all.stream()
                .skip(MOST_SESSIONS)
                .forEach(oldest -> end(oldest.credential().id(), actor, "session.displaced"));
        return new Opened(secret, session, user);
    }

    /** How long a session lasts. */
    public Duration sessionAge() {
        return sessionAge;
    }

    /** Ends the caller's session, and closes its sockets. */
    public void logout(Caller caller) {
        end(caller.credential().id(), caller.actor(), "logout");
    }

    /** Sessions of the user that work, newest first. */
    public List<StoredCredential> sessions(UserId user) {
        Instant now = clock.instant();
        return credentials.ofUser(user, Kind.SESSION, MOST_SESSIONS * 2).stream()
                .filter(session -> !session.credential().isExpired(now))
                .toList();
    }

    /** @return false if the user has no such session */
    public boolean end(Caller caller, String id) {
        boolean theirs = credentials
                .find(id)
                .filter(found -> found.isOf(caller.user(), Kind.SESSION))
                .isPresent();
        return theirs && end(id, caller.actor(), "session.end");
    }

    /** The same of anybody's session or token, for an administrator. */
    public boolean endAnybodys(Caller administrator, String id) {
        return end(id, administrator.actor(), "credential.end");
    }

    private boolean end(String id, Actor actor, String act) {
        boolean ended = credentials.end(id, entry(actor, act, id, ""));
        if (ended) {
            admission.end(AccessEnded.ofCredential(id));
        }
        return ended;
    }

    /**
     * Ends every other session of the user, because whoever knew the old password may hold one. Tokens go on.
     *
     * @return false if {@code current} is not their password
     * @throws InvalidInputException if {@code next} will not do
     * @throws TryLaterException after too many failures
     */
    public boolean changePassword(Caller caller, String current, String next) {
        User user = users.find(caller.user()).orElseThrow();
        takeAttempt(failuresOfChange, user.id().value());
        if (!passwords.matches(current, users.passwordHash(user.id()))) {
            audit.add(entry(caller.actor(), "password.refused", user.name().value(), ""));
            return false;
        }
        failuresOfChange.giveBack(user.id().value());
        Passwords.flaw(next, user.name()).ifPresent(flaw -> {
            throw new InvalidInputException("new_password", flaw);
        });
        String hash = passwords.hash(next);
        users.changePassword(
                user.id(),
                hash,
                entry(caller.actor(), "password.change", user.name().value(), ""));
        String kept = caller.credential().id();
        for (StoredCredential session : sessions(user.id())) {
            if (!session.credential().id().equals(kept)) {
                end(session.credential().id(), caller.actor(), "session.end");
            }
        }
        return true;
    }

    private AuditEntry entry(Actor actor, String act, String subject, String detail) {
        return new AuditEntry(clock.instant(), actor, act, subject, detail);
    }
}
