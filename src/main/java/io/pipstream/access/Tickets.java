package io.pipstream.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a page that cannot send headers open one socket: a ticket works once, for 30 seconds, for whoever got it and from the
 * one origin it was made for. Kept in memory of this node; a restart forgets those that were not used. Thread-safe.
 */
@ApplicationScoped
public class Tickets {

    /** How long one works. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    private static final int MOST = 10_000;
    private static final int OF_ONE_USER_IN_A_MINUTE = 120;

    private final Cache<String, Ticket> byHash;
    private final RateLimits ofUser;
    private final CredentialCheck check;
    private final Nonces nonces;

    private record Ticket(Caller caller, String origin) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Tickets() {
        this.byHash = null;
        this.ofUser = null;
        this.check = null;
        this.nonces = null;
    }

    @Inject
    public Tickets(Admission check, Nonces nonces, NanoClock clock) {
        this((CredentialCheck) check, nonces, clock);
    }

    Tickets(CredentialCheck check, Nonces nonces, NanoClock clock) {
        Ticker ticker = clock::nanos;
        this.byHash = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.ofUser = new RateLimits(OF_ONE_USER_IN_A_MINUTE, Duration.ofMinutes(1), clock);
        this.check = check;
        this.nonces = nonces;
    }

    /**
     * @param origin of the page that will use it, as its browser will say it; empty for a client that says none
     * @throws TryLaterException if that user has asked for too many
     */
    public String issue(Caller caller, String origin) {
        ofUser.take(caller.user().value()).ifPresent(wait -> {
            throw new TryLaterException(wait);
        });
        String secret = nonces.secret();
        byHash.put(Digests.sha256(secret), new Ticket(caller, origin));
        return secret;
    }

    /** Whose rights changed asks for another. */
    void forget(@Observes AccessEnded ended) {
        byHash.asMap().values().removeIf(ticket -> ticket.caller().user().equals(ended.user()));
    }

    /**
     * Uses it up, whatever comes of it.
     *
     * @param origin as the browser says it; empty if it says none
     * @param address from where it is used
     */
    public Optional<Caller> redeem(String secret, String origin, String address) {
        Ticket ticket = byHash.asMap().remove(Digests.sha256(secret));
        if (ticket == null || !ticket.origin().equals(origin) || !check.stillWorks(ticket.caller())) {
            return Optional.empty();
        }
        Caller issuedTo = ticket.caller();
        return Optional.of(
                new Caller(issuedTo.user(), issuedTo.name(), issuedTo.scopes(), issuedTo.credential(), address));
    }
}
