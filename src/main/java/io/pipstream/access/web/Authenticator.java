package io.pipstream.access.web;

import io.pipstream.access.Admission;
import io.pipstream.access.Admission.Admitted;
import io.pipstream.access.Caller;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.JwtAdmission;
import io.pipstream.access.Network;
import io.pipstream.access.RateLimits;
import io.pipstream.access.SessionCookie;
import io.pipstream.access.Tickets;
import io.pipstream.access.Tokens;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds who makes a request, by the first of these that it shows: a bearer token, a socket's ticket, a session's cookie; else,
 * in demo mode, it is the demo's user. A token or ticket that does not work is refused; a cookie that does not is as good as
 * none, because a browser sends it whether its user wants to or not.
 */
@ApplicationScoped
public class Authenticator {

    private static final String BEARER = "bearer ";
    private static final String TICKET = "ticket";
    private static final int LONGEST_CREDENTIAL = 16_384;

    private final Admission admission;
    private final JwtAdmission jwts;
    private final Tickets tickets;
    private final DemoMode demo;
    private final DemoGuard guard;
    private final RateLimits wrongOfAddress;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Authenticator() {
        this.admission = null;
        this.jwts = null;
        this.tickets = null;
        this.demo = null;
        this.guard = null;
        this.wrongOfAddress = null;
    }

    @Inject
    public Authenticator(
            Admission admission,
            JwtAdmission jwts,
            Tickets tickets,
            DemoMode demo,
            DemoGuard guard,
            Settings settings,
            NanoClock nanoClock) {
        this.admission = admission;
        this.jwts = jwts;
        this.tickets = tickets;
        this.demo = demo;
        this.guard = guard;
        this.wrongOfAddress = new RateLimits(
                settings.number("pipstream.access.wrong-credentials-per-address", 300, 1, 1_000_000),
                Duration.ofMinutes(5),
                nanoClock);
    }

    Optional<Caller> authenticate(HttpServletRequest request, Peer peer, CurrentCaller current)
            throws RequestRefusedException {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        if (!authorizations.isEmpty()) {
            return Optional.of(admitted(peer, () -> byHeaders(authorizations, peer)));
        }
        String ticket = Handshake.takesTicket(request) ? request.getParameter(TICKET) : null;
        if (ticket != null) {
            String origin = Optional.ofNullable(request.getHeader("Origin")).orElse("");
            return Optional.of(admitted(peer, () -> tickets.redeem(ticket, origin, peer.address())));
        }
        Optional<Caller> bySession = byCookie(request, peer, current);
        if (bySession.isPresent() || !demo.isOn()) {
            return bySession;
        }
        Optional<String> refused = guard.refusal(request, peer);
        if (refused.isPresent() && Handshake.is(request)) {
            throw Refusals.demo(refused.get());
        }
        return refused.isPresent() ? Optional.empty() : Optional.of(demo.caller(peer.address()));
    }

    /** Of several none counts: a proxy may have judged another of them than this server would. */
    private Optional<Caller> byHeaders(List<String> authorizations, Peer peer) {
        String authorization = authorizations.get(0);
        if (authorizations.size() > 1
                || authorization.length() > LONGEST_CREDENTIAL
                || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        String shown = authorization.substring(BEARER.length()).strip();
        return shown.startsWith(Tokens.PREFIX)
                ? admission.byToken(shown, peer.address())
                : jwts.byToken(shown, peer.address());
    }

    private Optional<Caller> byCookie(HttpServletRequest request, Peer peer, CurrentCaller current) {
        String name = SessionCookie.name(current.isEncrypted());
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && cookie.getValue().length() <= LONGEST_CREDENTIAL) {
                Optional<Admitted> admitted = admission.bySession(cookie.getValue(), peer.address());
                admitted.ifPresent(session -> current.expectCsrf(session.csrf()));
                return admitted.map(Admitted::caller);
            }
        }
        return Optional.empty();
    }

    private interface Lookup {
        Optional<Caller> find();
    }

    private Caller admitted(Peer peer, Lookup lookup) throws RequestRefusedException {
        Optional<Duration> wait = wrongOfAddress.look(Network.of(peer.address()));
        if (wait.isPresent()) {
            throw Refusals.tooMany("credentials", wait.get());
        }
        Optional<Caller> found = lookup.find();
        if (found.isEmpty()) {
            wrongOfAddress.take(Network.of(peer.address()));
            throw Refusals.wrongCredential();
        }
        return found.get();
    }
}
