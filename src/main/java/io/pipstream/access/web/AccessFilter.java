package io.pipstream.access.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.Caller;
import io.pipstream.access.CallerPrincipal;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Scope;
import io.pipstream.platform.Digests;
import io.pipstream.rest.Problem;
import io.pipstream.rest.TradingFailures;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Everybody's way in, over HTTP and to sockets: where they come from, who they are, how often they ask. What they may do is
 * said at each resource, and judged there.
 */
public class AccessFilter extends HttpFilter {

    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Proxies proxies;

    @Inject
    transient Origins origins;

    @Inject
    transient Authenticator authenticator;

    @Inject
    transient RequestLimits limits;

    @Inject
    transient CurrentCaller current;

    @Inject
    transient MeterRegistry meters;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Peer peer = proxies.peer(request);
        current.cameFrom(peer.address(), peer.secure());
        Optional<Caller> caller;
        try {
            caller = admitOrSayWhyNot(request, peer);
        } catch (RequestRefusedException refused) {
            meters.counter("pipstream.requests.refused", "reason", refused.reason())
                    .increment();
            write(refused, response);
            return;
        }
        caller.ifPresent(current::set);
        chain.doFilter(
                caller.isPresent() ? new AdmittedRequest(request, new CallerPrincipal(caller.get())) : request,
                response);
    }

    /** Who somebody is may not be known while the ledger is down, which is no failure of this server. */
    private Optional<Caller> admitOrSayWhyNot(HttpServletRequest request, Peer peer) throws RequestRefusedException {
        try {
            return admit(request, peer);
        } catch (RuntimeException failed) {
            Problem problem = TradingFailures.problem(failed).orElseThrow(() -> failed);
            throw new RequestRefusedException("store", problem);
        }
    }

    private Optional<Caller> admit(HttpServletRequest request, Peer peer) throws RequestRefusedException {
        boolean handshake = Handshake.is(request);
        boolean change = !isSafe(request.getMethod());
        if (handshake || change) {
            requireOrigin(request, peer);
        }
        if (handshake) {
            limits.countHandshake(peer);
        }
        if (!handshake && !isOfInterface(request)) {
            return Optional.empty(); // the page and health are for everyone, and may be asked for without limit
        }
        Optional<Caller> caller = authenticator.authenticate(request, peer, current);
        limits.countRequest(caller, peer);
        if (handshake) {
            requireReader(caller);
        }
        if (change && caller.isPresent() && caller.get().credential().kind() == Kind.SESSION && !isLogin(request)) {
            requireCsrf(request);
        }
        return caller;
    }

    /** Every one that it says; who says none is no page. */
    private void requireOrigin(HttpServletRequest request, Peer peer) throws RequestRefusedException {
        List<String> said = Collections.list(request.getHeaders("Origin"));
        if (!said.stream().allMatch(origin -> origins.allows(origin, peer))) {
            throw Refusals.origin();
        }
    }

    private static void requireReader(Optional<Caller> caller) throws RequestRefusedException {
        if (caller.isEmpty()) {
            throw Refusals.noCredential();
        }
        if (!caller.get().may(Scope.READ)) {
            throw Refusals.scope(Scope.READ);
        }
    }

    private void requireCsrf(HttpServletRequest request) throws RequestRefusedException {
        String shown = request.getHeader(CSRF_HEADER);
        if (shown == null || current.csrf().isEmpty() || !Digests.areEqual(shown, current.csrf())) {
            throw Refusals.csrf();
        }
    }

    /** RFC 9110 §9.2.1. */
    private static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** Who logs in shows a password, whatever session their browser still has. */
    private static boolean isLogin(HttpServletRequest request) {
        return request.getMethod().equals("POST") && path(request).equals("/api/session");
    }

    private static boolean isOfInterface(HttpServletRequest request) {
        return path(request).startsWith("/api");
    }

    /** Decoded, without a slash at its end. */
    private static String path(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static void write(RequestRefusedException refused, HttpServletResponse response) throws IOException {
        response.setStatus(refused.problem().status());
        refused.problem().headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(refused.problem().json().getBytes(StandardCharsets.UTF_8));
    }
}
