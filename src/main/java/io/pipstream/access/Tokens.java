package io.pipstream.access;

import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import io.pipstream.platform.Nonces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API tokens of bots: shown once, named, limited to scopes, and taken back when their user says so. */
@ApplicationScoped
public class Tokens {

    /** What every token begins with, so that people and programs that search for leaked secrets know one. */
    public static final String PREFIX = "pst_";

    static final int MOST_TOKENS = 50;
    private static final int LONGEST_NAME = 64;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);

    private final CredentialStore credentials;
    private final Admission admission;
    private final Nonces nonces;
    private final Clock clock;

    /** A new token; the secret is told once and kept nowhere. */
    public record Issued(String secret, StoredCredential token) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "token " + token.credential().id();
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Tokens() {
        this.credentials = null;
        this.admission = null;
        this.nonces = null;
        this.clock = null;
    }

    @Inject
    public Tokens(CredentialStore credentials, Admission admission, Nonces nonces, Clock clock) {
        this.credentials = credentials;
        this.admission = admission;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * @param scopes not more than the caller has
     * @param lifetime null for one that works until it is taken back
     * @throws InvalidInputException if one of these will not do, the user has too many tokens, or what admitted the caller
     *     ends meanwhile
     */
    public Issued issue(Caller caller, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("name", "must be a text of 1 to 64 printable characters");
        }
        if (scopes.isEmpty() || !caller.scopes().containsAll(scopes)) {
            throw new InvalidInputException("scopes", "must be some of your own: " + Scope.text(caller.scopes()));
        }
        if (lifetime != null && (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST_LIFE) > 0)) {
            throw new InvalidInputException("expires_in", "must be at least a second and at most 3650 days");
        }
        if (ofUser(caller.user()).size() >= MOST_TOKENS) {
            throw tooMany();
        }
        Instant now = clock.instant();
        String secret = PREFIX + nonces.secret();
        StoredCredential token = new StoredCredential(
                new Credential(Kind.TOKEN, nonces.id(), lifetime == null ? null : now.plus(lifetime)),
                caller.user(),
                Digests.sha256(secret),
                name,
                scopes,
                "",
                caller.address(),
                now,
                null);
        credentials.add(
                token,
                new AuditEntry(
                        now, caller.actor(), "token.issue", token.credential().id(), Scope.text(scopes) + ", " + name));
        if (!admission.stillWorks(caller)) {
            // what ended it did not see this one, which would go on
            takeBack(token, caller);
            throw new InvalidInputException("token", "cannot be made: your session has ended");
        }
        if (credentials.ofUser(caller.user(), Kind.TOKEN, MOST_TOKENS + 1).size() > MOST_TOKENS) {
            takeBack(token, caller); // another was made at the same time
            throw tooMany();
        }
        return new Issued(secret, token);
    }

    private void takeBack(StoredCredential token, Caller caller) {
        String id = token.credential().id();
        credentials.end(id, new AuditEntry(clock.instant(), caller.actor(), "token.revoke", id, ""));
    }

    private static InvalidInputException tooMany() {
        return new InvalidInputException("name", "cannot be given: you have 50 tokens, take one back first");
    }

    /** Newest first, expired ones too. */
    public List<StoredCredential> ofUser(UserId user) {
        return credentials.ofUser(user, Kind.TOKEN, MOST_TOKENS);
    }

    /**
     * Takes one back, and closes its sockets.
     *
     * @return false if the caller has no such token
     */
    public boolean revoke(Caller caller, String id) {
        boolean theirs = credentials
                .find(id)
                .filter(found -> found.isOf(caller.user(), Kind.TOKEN))
                .isPresent();
        boolean ended =
                theirs && credentials.end(id, new AuditEntry(clock.instant(), caller.actor(), "token.revoke", id, ""));
        if (ended) {
            admission.end(AccessEnded.ofCredential(id));
        }
        return ended;
    }
}
