package io.pipstream.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what somebody shows into who they are. What was looked up is remembered for five seconds, and forgotten at once where
 * it ends on this node. Thread-safe.
 */
@ApplicationScoped
public class Admission implements CredentialCheck {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration USE_IS_NOTED_AFTER = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final CredentialStore credentials;
    private final UserStore users;
    private final Event<AccessEnded> ended;
    private final Clock clock;
    private final Cache<String, Known> byHash;
    private final AtomicLong endings = new AtomicLong();

    /**
     * Somebody whom a session admits.
     *
     * @param csrf what a change must send along
     */
    public record Admitted(Caller caller, String csrf) {}

    /** A credential, and the user it is of. */
    private record Known(StoredCredential stored, User user) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Admission() {
        this.credentials = null;
        this.users = null;
        this.ended = null;
        this.clock = null;
        this.byHash = null;
    }

    @Inject
    public Admission(
            CredentialStore credentials, UserStore users, Event<AccessEnded> ended, Clock clock, NanoClock nanoClock) {
        this.credentials = credentials;
        this.users = users;
        this.ended = ended;
        this.clock = clock;
        Ticker ticker = nanoClock::nanos;
        this.byHash = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The session of that secret. Empty if there is none, if it has ended or expired, or if its user was shut out.
     *
     * @param address from where it is shown
     */
    public Optional<Admitted> bySession(String secret, String address) {
        return working(Kind.SESSION, secret)
                .map(known ->
                        new Admitted(caller(known, address), known.stored().csrf()));
    }

    /** The same of a token. */
    public Optional<Caller> byToken(String secret, String address) {
        return working(Kind.TOKEN, secret).map(known -> caller(known, address));
    }

    private Optional<Known> working(Kind kind, String secret) {
        String hash = Digests.sha256(secret);
        Known remembered = byHash.getIfPresent(hash);
        Optional<Known> working = Optional.ofNullable(remembered == null ? lookUp(hash) : remembered)
                .filter(known -> known.stored().credential().kind() == kind)
                .filter(this::works);
        if (remembered == null) {
            working.ifPresent(known -> noteUse(known.stored()));
        }
        return working;
    }

    @Override
    public boolean stillWorks(Caller caller) {
        if (caller.credential().isExpired(clock.instant())) {
            return false;
        }
        return switch (caller.credential().kind()) {
            case DEMO -> true;
            case JWT -> users.find(caller.user()).filter(User::enabled).isPresent();
            case SESSION, TOKEN ->
                credentials.find(caller.credential().id()).isPresent()
                        && users.find(caller.user())
                                .filter(User::enabled)
                                .filter(user -> user.scopes().containsAll(caller.scopes()))
                                .isPresent();
        };
    }

    /** What they could do is over: forgets it, and has their sockets closed. To be called after it is recorded. */
    void end(AccessEnded access) {
        endings.incrementAndGet();
        forget(known -> known.stored().credential().id().equals(access.credential()));
        if (access.account() == null) {
            forget(known -> known.user().id().equals(access.user()));
        }
        ended.fire(access);
    }

    private void forget(Predicate<Known> whose) {
        byHash.asMap().values().removeIf(whose);
    }

    private @Nullable Known lookUp(String hash) {
        long before = endings.get();
        StoredCredential stored = credentials.findByHash(hash).orElse(null);
        User user = stored == null ? null : users.find(stored.user()).orElse(null);
        if (stored == null || user == null) {
            return null;
        }
        Known known = new Known(stored, user);
        byHash.put(hash, known);
        if (endings.get() != before) {
            byHash.invalidate(hash); // what was read may have ended meanwhile
        }
        return known;
    }

    private void noteUse(StoredCredential stored) {
        Instant now = clock.instant();
        Instant last = stored.lastUsedAt();
        if (last == null || Duration.between(last, now).compareTo(USE_IS_NOTED_AFTER) > 0) {
            credentials.used(stored.credential().id(), now);
        }
    }

    private boolean works(Known known) {
        return known.user().enabled() && !known.stored().credential().isExpired(clock.instant());
    }

    private static Caller caller(Known known, String address) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(known.stored().scopes());
        scopes.retainAll(known.user().scopes());
        return new Caller(
                known.user().id(),
                known.user().name().value(),
                scopes,
                known.stored().credential(),
                address);
    }
}
