package io.pipstream.access.web;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Network;
import io.pipstream.access.RateLimits;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** How often one credential, or somebody without any at one address, may ask; and how often an address may open a socket. */
@ApplicationScoped
public class RequestLimits {

    private static final Duration BURST = Duration.ofSeconds(2);

    private final RateLimits requests;
    private final RateLimits handshakes;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RequestLimits() {
        this.requests = null;
        this.handshakes = null;
    }

    @Inject
    public RequestLimits(Settings settings, NanoClock nanoClock) {
        int perSecond = settings.number("pipstream.access.requests-per-second", 100, 1, 1_000_000);
        this.requests = new RateLimits((int) (perSecond * BURST.toSeconds()), BURST, nanoClock);
        this.handshakes = new RateLimits(
                settings.number("pipstream.access.handshakes-per-minute", 300, 1, 10_000_000),
                Duration.ofMinutes(1),
                nanoClock);
    }

    /** @throws RequestRefusedException 429 */
    void countRequest(Optional<Caller> caller, Peer peer) throws RequestRefusedException {
        take(requests, "requests", caller.map(known -> key(known, peer)).orElseGet(() -> Network.of(peer.address())));
    }

    /** Everybody's of the demo has the same credential. */
    private static String key(Caller caller, Peer peer) {
        boolean ownCredential = caller.credential().kind() != Kind.DEMO;
        return ownCredential ? "credential " + caller.credential().id() : Network.of(peer.address());
    }

    /** @throws RequestRefusedException 429 */
    void countHandshake(Peer peer) throws RequestRefusedException {
        take(handshakes, "handshakes", Network.of(peer.address()));
    }

    private static void take(RateLimits limits, String reason, String whose) throws RequestRefusedException {
        Optional<Duration> wait = limits.take(whose);
        if (wait.isPresent()) {
            throw Refusals.tooMany(reason, wait.get());
        }
    }
}
