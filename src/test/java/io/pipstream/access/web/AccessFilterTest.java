package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.AccessFixture;
import io.pipstream.access.Caller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.ledger.InMemoryLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFilterTest {

    private static final String EVIL = "https://evil.example";

    private final Door door = new Door();
    private final User anna = door.access.user("anna", Role.TRADER);
    private final StoredCredential session = door.access.session(anna, "a session", "a number");
    private final StoredCredential token = door.access.token(anna, "pst_one", Scope.READ, Scope.TRADE);

    private static FakeRequest bySession(String method, String path) {
        return Door.request(method, path).cookie(Door.COOKIE, "a session");
    }

    private static FakeRequest byToken(String method, String path) {
        return Door.request(method, path).with("Authorization", "Bearer pst_one");
    }

    private void passes(FakeRequest request) throws Exception {
        FakeResponse response = door.answer(request);

        assertThat(response.body()).isEmpty();
        assertThat(door.passed).isNotNull();
    }

    private FakeResponse isRefused(FakeRequest request, int status, String reason) throws Exception {
        double before = door.refusals(reason);
        FakeResponse response = door.answer(request);

        assertThat(door.passed).isNull();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).startsWith("{").contains("\"status\":" + status);
        assertThat(door.refusals(reason) - before).isEqualTo(1);
        assertThat(door.current.find()).isEmpty();
        return response;
    }

    @Test
    void whoeverShowsNothingPassesAsNobody() throws Exception {
        passes(Door.request("GET", "/api/quotes"));

        assertThat(door.admitted()).isEmpty();
        assertThat(door.current.find()).isEmpty();
        assertThat(door.current.address()).isEqualTo(Door.ADDRESS);
        assertThat(door.current.isEncrypted()).isTrue();
    }

    @Test
    void whoeverIsAdmittedIsKnownToAllThatComesAfter() throws Exception {
        passes(byToken("GET", "/api/quotes"));

        Caller caller = AccessFixture.caller(anna, token);
        assertThat(door.admitted()).hasValue(caller);
        assertThat(door.current.get()).isEqualTo(caller);
        assertThat(door.passed.getRemoteUser()).isEqualTo("anna");
        assertThat(door.passed.isUserInRole("trade")).isTrue();
        assertThat(door.passed.isUserInRole("admin")).isFalse();
        assertThat(door.passed.isUserInRole("TRADE")).isFalse();
        assertThat(door.passed.isUserInRole("trader")).isFalse();
    }

    @Test
    void theAddressIsTheOneThatAListedProxyTells() throws Exception {
        door.settings.put(Proxies.SETTING, Door.ADDRESS);
        passes(byToken("GET", "/api/quotes").with("X-Forwarded-For", "198.51.100.7"));

        assertThat(door.current.get().address()).isEqualTo("198.51.100.7");
        assertThat(door.current.address()).isEqualTo("198.51.100.7");
        assertThat(door.current.isEncrypted()).isFalse();
    }

    @Test
    void aCredentialThatDoesNotWorkIsRefusedAndToldNothing() throws Exception {
        FakeResponse response = isRefused(
                Door.request("GET", "/api/quotes").with("Authorization", "Bearer pst_two"), 401, "credential");

        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(response.body()).contains("\"code\":\"unauthenticated\"").doesNotContain("pst_two");
    }

    @Test
    void whileTheLedgerIsDownItIsSaidAndWhenToComeBack() throws Exception {
        door.access.credentials.failWith(InMemoryLedger.failure());

        FakeResponse response = isRefused(byToken("GET", "/api/quotes"), 503, "store");

        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.body()).contains("\"code\":\"ledger_unavailable\"").doesNotContain("secret");
    }

    @Test
    void anyOtherFailureIsNoAnswerOfTheDoors() {
        door.access.credentials.failWith(new IllegalStateException("a bug"));

        assertThatThrownBy(() -> door.answer(byToken("GET", "/api/quotes"))).hasMessage("a bug");
    }

    // Origin

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "GET ", "get", "PROPFIND", "CONNECT"})
    void aChangeByAnotherSitesPageIsRefusedWhateverItShows(String method) throws Exception {
        isRefused(byToken(method, "/api/orders").with("Origin", EVIL), 403, "origin");
        isRefused(Door.request(method, "/api/session").with("Origin", EVIL), 403, "origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "", "https://pipstream.example.evil", "http://pipstream.example", "pipstream.example"})
    void aChangeByAPageThatPosesAsOursIsRefused(String origin) throws Exception {
        isRefused(byToken("POST", "/api/orders").with("Origin", origin), 403, "origin");
        isRefused(Door.handshake().with("Authorization", "Bearer pst_one").with("Origin", origin), 403, "origin");
    }

    @Test
    void twoOriginsAreRefusedThoughTheFirstIsOurs() throws Exception {
        isRefused(byToken("POST", "/api/orders").with("Origin", Door.OWN_PAGE).with("Origin", EVIL), 403, "origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void aPageOfAnotherSiteMayAskWithoutChangingAnything(String method) throws Exception {
        passes(byToken(method, "/api/quotes").with("Origin", EVIL));
    }

    @Test
    void aChangeByOurPageOrAListedOneOrByNoPagePasses() throws Exception {
        door.settings.put(Origins.SETTING, "https://chart.example");
        passes(byToken("POST", "/api/orders").with("Origin", Door.OWN_PAGE));
        passes(byToken("POST", "/api/orders").with("Origin", "https://chart.example"));
        passes(byToken("POST", "/api/orders"));
    }

    // Handshakes

    @Test
    void aHandshakeByAnotherSitesPageIsRefusedBeforeAnythingIsAsked() throws Exception {
        isRefused(Door.handshake().cookie(Door.COOKIE, "a session").with("Origin", EVIL), 403, "origin");
        isRefused(Door.handshake().with("Authorization", "Bearer pst_two").with("Origin", EVIL), 403, "origin");
    }

    @Test
    void aHandshakeOfNobodyIsRefused() throws Exception {
        FakeResponse response = isRefused(Door.handshake(), 401, "unauthenticated");

        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aHandshakeTakesTheScopeToRead() throws Exception {
        door.access.token(anna, "pst_trade", Scope.TRADE);

        FakeResponse response = isRefused(Door.handshake().with("Authorization", "Bearer pst_trade"), 403, "scope");
        assertThat(response.body()).contains("read");
    }

    @Test
    void aHandshakeOfOurPageWithASessionNeedsNoNumber() throws Exception {
        passes(Door.handshake().cookie(Door.COOKIE, "a session").with("Origin", Door.OWN_PAGE));

        assertThat(door.admitted().orElseThrow().credential()).isEqualTo(session.credential());
    }

    @Test
    void aHandshakeIsCheckedHoweverItIsSpelled() throws Exception {
        FakeRequest second = bySession("GET", "/ws/trading/")
                .with("Upgrade", "h2c")
                .with("Upgrade", "websocket")
                .with("Origin", EVIL);
        isRefused(second, 403, "origin");
        isRefused(
                bySession("GET", "//ws/x/../trading")
                        .with("Upgrade", "WebSocket")
                        .with("Origin", EVIL),
                403,
                "origin");
        isRefused(Door.request("HEAD", "/ws/trading/").with("Upgrade", "websocket"), 401, "unauthenticated");
    }

    @Test
    void anAddressOpensSoManySocketsAMinuteWhateverComesOfIt() throws Exception {
        door.settings.put("pipstream.access.handshakes-per-minute", "2");
        isRefused(Door.handshake(), 401, "unauthenticated");
        passes(Door.handshake().with("Authorization", "Bearer pst_one"));

        FakeResponse response = isRefused(Door.handshake().with("Authorization", "Bearer pst_one"), 429, "handshakes");
        assertThat(response.header("Retry-After")).isEqualTo("30");
        passes(byToken("GET", "/api/quotes"));
    }

    // Tickets

    @Test
    void aTicketOpensASocketOnce() throws Exception {
        String ticket = door.tickets.issue(AccessFixture.caller(anna, session), Door.OWN_PAGE);
        FakeRequest handshake = Door.handshake().with("Origin", Door.OWN_PAGE).query("ticket", ticket);

        passes(handshake);
        assertThat(door.admitted().orElseThrow().user()).isEqualTo(anna.id());
        isRefused(handshake, 401, "credential");
    }

    /** Whoever saw an address with a ticket in it could else make themselves an API token. */
    @ParameterizedTest
    @CsvSource({"POST, /api/tokens", "GET, /api/tokens", "GET, /api/session", "DELETE, /api/session", "GET, /"})
    void aTicketIsNoUseForAnythingButASocket(String method, String path) throws Exception {
        String ticket = door.tickets.issue(AccessFixture.caller(anna, session), "");
        FakeRequest asked = Door.request(method, path)
                .with("Upgrade", "websocket")
                .with("X-CSRF-Token", "")
                .query("ticket", ticket);

        isRefused(asked, 401, "unauthenticated");
        passes(Door.request("GET", path).query("ticket", ticket));
        assertThat(door.admitted()).isEmpty();
    }

    // The number of a session's changes

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "get"})
    void aChangeByASessionNeedsItsNumber(String method) throws Exception {
        passes(bySession(method, "/api/orders").with("X-CSRF-Token", "a number"));

        FakeResponse response = isRefused(bySession(method, "/api/orders"), 403, "csrf");
        assertThat(response.body()).doesNotContain("a number");
        isRefused(bySession(method, "/api/orders").with("X-CSRF-Token", ""), 403, "csrf");
        isRefused(bySession(method, "/api/orders").with("X-CSRF-Token", "another number"), 403, "csrf");
        isRefused(bySession(method, "/api/orders").with("Origin", Door.OWN_PAGE), 403, "csrf");
    }

    @Test
    void aSessionWithoutANumberChangesNothing() throws Exception {
        door.access.session(anna, "a bare session", "");
        FakeRequest change = Door.request("POST", "/api/orders").cookie(Door.COOKIE, "a bare session");

        isRefused(change, 403, "csrf");
        isRefused(change.with("X-CSRF-Token", ""), 403, "csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void aSessionLooksWithoutIt(String method) throws Exception {
        passes(bySession(method, "/api/orders"));
    }

    @Test
    void aTokenNeedsNoneThoughASessionIsShownBesideIt() throws Exception {
        passes(byToken("POST", "/api/orders").cookie(Door.COOKIE, "a session"));

        assertThat(door.admitted().orElseThrow().credential()).isEqualTo(token.credential());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/api/session/"})
    void aLogInNeedsNoneOfTheSessionBefore(String path) throws Exception {
        passes(bySession("POST", path));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/session/password",
        "POST, /api/session//",
        "POST, /api//session",
        "POST, /api/Session",
        "POST, /api/session/x",
        "POST, /api/session/../tokens",
        "POST, /api/session;",
        "POST, /api/session%2f",
        "POST, /api/sessions",
        "DELETE, /api/session",
        "PUT, /api/session"
    })
    void nothingElsePassesForALogIn(String method, String path) throws Exception {
        isRefused(bySession(method, path), 403, "csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
    void theMethodIsTheOneOfTheRequest(String header) throws Exception {
        isRefused(bySession("POST", "/api/orders").with(header, "GET"), 403, "csrf");
    }

    // Limits

    @Test
    void aCredentialAsksSoManyASecond() throws Exception {
        door.settings.put("pipstream.access.requests-per-second", "2");
        for (int number = 0; number < 4; number++) {
            passes(byToken("GET", "/api/quotes"));
        }

        FakeResponse response = isRefused(byToken("GET", "/api/quotes"), 429, "requests");
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.body()).contains("\"code\":\"rate_limited\"");
        passes(bySession("GET", "/api/quotes"));
        passes(Door.request("GET", "/api/quotes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/quotes", "/api/../api/quotes", "/apix"})
    void whateverIsAskedOfTheInterfaceCounts(String path) throws Exception {
        door.settings.put("pipstream.access.requests-per-second", "1");
        door.answer(Door.request("GET", path));
        door.answer(Door.request("POST", path));

        isRefused(Door.request("GET", path), 429, "requests");
        isRefused(Door.request("OPTIONS", path), 429, "requests");
    }

    @Test
    void thePageItselfIsNotCounted() throws Exception {
        door.settings.put("pipstream.access.requests-per-second", "1");
        for (int number = 0; number < 10; number++) {
            passes(Door.request("GET", "/index.html"));
        }
    }

    /** Else everybody could have the database asked as often as they like. */
    @Test
    void thePageItselfAsksNobodyWhoTheyAre() throws Exception {
        passes(Door.request("GET", "/index.html").with("Authorization", "Bearer pst_two"));
        passes(bySession("GET", "/"));

        assertThat(door.admitted()).isEmpty();
    }

    // Demo

    @Test
    void theDemoAdmitsWhoeverIsHere() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        passes(Door.local("POST", "/api/orders"));
        assertThat(door.admitted().orElseThrow().user()).isEqualTo(UserId.DEMO);

        passes(Door.local("POST", "/api/orders").with("Origin", "http://localhost:8080"));
        passes(Door.local("GET", "/ws/prices/").with("Upgrade", "websocket").with("Origin", "http://localhost:8080"));
        isRefused(Door.local("POST", "/api/orders").with("Origin", "http://evil.example"), 403, "origin");
    }

    @Test
    void theDemoAdmitsNobodyFromElsewhere() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        passes(Door.request("POST", "/api/orders"));
        assertThat(door.admitted()).isEmpty();

        FakeResponse response = isRefused(Door.handshake(), 403, "demo");
        assertThat(response.body()).contains("This server is a demo");
    }

    /** A page whose name was made to lead to 127.0.0.1 has our own origin. */
    @Test
    void theDemoAdmitsNoPageThatLeadsHereByAnotherName() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        FakeRequest rebound = FakeRequest.from("127.0.0.1")
                .with("Host", "evil.example:8080")
                .with("Origin", "http://evil.example:8080")
                .asking("POST", "/api/orders");
        passes(rebound);
        assertThat(door.admitted()).isEmpty();

        isRefused(rebound.asking("GET", "/ws/trading/").with("Upgrade", "websocket"), 403, "demo");
    }
}
