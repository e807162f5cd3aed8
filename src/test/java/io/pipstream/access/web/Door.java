package io.pipstream.access.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.AccessFixture;
import io.pipstream.access.Caller;
import io.pipstream.access.CallerPrincipal;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.FakeIssuer;
import io.pipstream.access.JwtAdmission;
import io.pipstream.access.Tickets;
import io.pipstream.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** The filter with all that it asks; every request comes to one that reads the settings as they are at the first. */
final class Door {

    static final String ADDRESS = AccessFixture.ADDRESS;
    static final String OWN_PAGE = "https://pipstream.example";
    static final String COOKIE = "__Host-pipstream_session";

    final AccessFixture access = new AccessFixture();
    final Map<String, String> settings = access.settings;
    final FakeIssuer issuer = new FakeIssuer();
    final Tickets tickets = new Tickets(access.admission, access.nonces, access.nanos);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Of the last request. */
    CurrentCaller current = new CurrentCaller();

    /** What was passed on of the last request; null if nothing was. */
    HttpServletRequest passed;

    private Proxies proxies;
    private Authenticator authenticator;
    private AccessFilter filter;

    private void open() {
        Settings read = Settings.of(settings);
        DemoMode demo = new DemoMode(read);
        proxies = new Proxies(read);
        authenticator = new Authenticator(
                access.admission,
                new JwtAdmission(issuer, access.users, access.nonces, access.clock, access.nanos),
                tickets,
                demo,
                new DemoGuard(demo, proxies),
                read,
                access.nanos);
        filter = new AccessFilter();
        filter.proxies = proxies;
        filter.origins = new Origins(read);
        filter.authenticator = authenticator;
        filter.limits = new RequestLimits(read, access.nanos);
        filter.meters = meters;
    }

    FakeResponse answer(FakeRequest request) throws Exception {
        if (filter == null) {
            open();
        }
        current = new CurrentCaller();
        passed = null;
        filter.current = current;
        FakeResponse response = new FakeResponse();
        filter.doFilter(request.build(), response.asResponse(), (there, back) -> passed = (HttpServletRequest) there);
        return response;
    }

    /** Whom the authenticator knows; it alone is asked. */
    Optional<Caller> authenticate(FakeRequest request) throws RequestRefusedException {
        if (filter == null) {
            open();
        }
        HttpServletRequest built = request.build();
        Peer peer = proxies.peer(built);
        current = new CurrentCaller();
        current.cameFrom(peer.address(), peer.secure());
        return authenticator.authenticate(built, peer, current);
    }

    /** Whom whatever comes behind the filter sees. */
    Optional<Caller> admitted() {
        return passed != null && passed.getUserPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller())
                : Optional.empty();
    }

    double refusals(String reason) {
        return meters.counter("pipstream.requests.refused", "reason", reason).count();
    }

    static FakeRequest request(String method, String path) {
        return FakeRequest.from(ADDRESS)
                .encrypted()
                .with("Host", "pipstream.example")
                .asking(method, path);
    }

    static FakeRequest handshake() {
        return request("GET", "/ws/trading/").with("Upgrade", "websocket").with("Connection", "Upgrade");
    }

    static FakeRequest local(String method, String path) {
        return FakeRequest.from("127.0.0.1").with("Host", "localhost:8080").asking(method, path);
    }
}
