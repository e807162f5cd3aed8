package io.pipstream.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Admits whoever holds a signed token of the trusted issuer, as a user of ours who is made when they first come: without a
 * password, and without an account until they open one. What they may do is what the token's groups say, each time. Thread-safe.
 */
@ApplicationScoped
public class JwtAdmission {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int ID_DIGITS = 40;
    private static final int LONGEST_STEM = 28;
    private static final int MOST_TRIES = 100;

    private final JwtVerifier verifier;
    private final UserStore users;
    private final Nonces nonces;
    private final Clock clock;
    private final AtomicLong endings = new AtomicLong();
    private final Cache<String, Admitted> byHash;

    private record Admitted(Identity identity, User user) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JwtAdmission() {
        this.verifier = null;
        this.users = null;
        this.nonces = null;
        this.clock = null;
        this.byHash = null;
    }

    @Inject
    public JwtAdmission(JwtVerifier verifier, UserStore users, Nonces nonces, Clock clock, NanoClock nanoClock) {
        this.verifier = verifier;
        this.users = users;
        this.nonces = nonces;
        this.clock = clock;
        Ticker ticker = nanoClock::nanos;
        this.byHash = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(Admission.REMEMBERED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Empty for a token that is not valid, or of a user who was shut out: on another node that is noticed within five seconds. */
    public Optional<Caller> byToken(String token, String address) {
        if (!verifier.isConfigured()) {
            return Optional.empty();
        }
        Admitted admitted = admitted(Digests.sha256(token), token);
        if (admitted == null || !admitted.user().enabled()) {
            return Optional.empty();
        }
        Identity identity = admitted.identity();
        Credential credential = new Credential(Kind.JWT, identity.id(), identity.expiresAt());
        return credential.isExpired(clock.instant())
                ? Optional.empty()
                : Optional.of(new Caller(
                        admitted.user().id(),
                        admitted.user().name().value(),
                        Role.scopes(identity.roles()),
                        credential,
                        address));
    }

    /** Looks anew at a user whose rights have changed. */
    void ended(@Observes AccessEnded access) {
        endings.incrementAndGet();
        byHash.asMap().values().removeIf(admitted -> admitted.user().id().equals(access.user()));
    }

    private @Nullable Admitted admitted(String hash, String token) {
        Admitted remembered = byHash.getIfPresent(hash);
        if (remembered != null) {
            return remembered;
        }
        long before = endings.get();
        Identity identity = verifier.verify(token).orElse(null);
        if (identity == null) {
            return null;
        }
        Admitted admitted = new Admitted(identity, user(identity));
        byHash.put(hash, admitted);
        if (endings.get() != before) {
            byHash.invalidate(hash); // the user may have been shut out meanwhile
        }
        return admitted;
    }

    /** Told apart by issuer and subject; names may change, and may be somebody else's here. */
    private User user(Identity identity) {
        String digest = Digests.sha256(identity.issuer() + "\n" + identity.subject());
        UserId id = new UserId("jwt-" + digest.substring(0, ID_DIGITS));
        Optional<User> known = users.find(id);
        return known.orElseGet(() -> newUser(id, identity));
    }

    private User newUser(UserId id, Identity identity) {
        String stem = identity.name().replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[._-]+", "");
        stem = stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        for (int number = Users.isReserved(stem) ? 2 : 1; number <= MOST_TRIES; number++) {
            String name = number == 1 ? stem : stem + "-" + number;
            Optional<User> user = UserName.parse(name)
                    .filter(ours -> !ours.isTheServers())
                    .flatMap(ours -> add(id, ours, identity.roles()));
            if (user.isPresent()) {
                return user.get();
            }
        }
        // nobody can have guessed it and taken it before
        return add(id, new UserName("jwt-" + nonces.id()), identity.roles()).orElseThrow();
    }

    private Optional<User> add(UserId id, UserName name, Set<Role> roles) {
        User user = new User(id, name, roles, true, clock.instant());
        AuditEntry why = new AuditEntry(clock.instant(), Actor.SERVER, "user.create", name.value(), "OpenID Connect");
        if (users.add(user, "", why)) {
            return Optional.of(user);
        }
        return users.find(id); // by another request of the same user, or else the name is taken
    }
}
