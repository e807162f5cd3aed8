package io.pipstream.access.web;

import io.pipstream.access.DemoMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a demo that is not meant to be reached from elsewhere on the machine it runs on, whatever the server listens on and
 * whoever passes requests on to it. A web page whose name was made to lead to 127.0.0.1 is from elsewhere, too. Immutable.
 */
@ApplicationScoped
public class DemoGuard {

    private final boolean guarded;
    private final Proxies proxies;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoGuard() {
        this.guarded = false;
        this.proxies = null;
    }

    @Inject
    public DemoGuard(DemoMode demo, Proxies proxies) {
        this.guarded = demo.isOn() && !demo.isExposed();
        this.proxies = proxies;
    }

    /**
     * Why the request must not be answered, as a sentence for whoever made it; empty if it may be, and whenever there is no
     * such demo.
     */
    public Optional<String> refusal(HttpServletRequest request, Peer peer) {
        if (!guarded) {
            return Optional.empty();
        }
        if (!isLoopback(request.getLocalAddr())
                || !isLoopback(request.getRemoteAddr())
                || !isLoopback(peer.address())) {
            return Optional.of("This server is a demo, which serves the machine it runs on and nobody else.");
        }
        if (!proxies.areTrustedIn(request) && isForwarded(request)) {
            return Optional.of("This server is a demo, which takes no requests from a proxy that it was not told of.");
        }
        if (!isOfThisMachine(request.getHeader("Host")) || !isOfThisMachine(peer.host())) {
            return Optional.of("This server is a demo, which answers to localhost, 127.0.0.1 and [::1] only.");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(@Nullable String address) {
        return IpAddress.parse(address).filter(IpAddress::isLoopback).isPresent();
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name ->
                        name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip"));
    }

    private static boolean isOfThisMachine(@Nullable String host) {
        return WebOrigin.of("http", host)
                .map(WebOrigin::hostName)
                .filter(name -> name.equals("localhost") || isLoopback(name))
                .isPresent();
    }
}
