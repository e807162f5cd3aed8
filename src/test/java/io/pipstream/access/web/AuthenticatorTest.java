package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.AccessFixture;
import io.pipstream.access.Caller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

    private final Door door = new Door();
    private final User anna = door.access.user("anna", Role.TRADER);
    private final StoredCredential token = door.access.token(anna, "pst_one", Scope.READ);
    private final Caller caller = AccessFixture.caller(anna, token);

    private static FakeRequest request() {
        return Door.request("GET", "/api/quotes");
    }

    private static FakeRequest bearing(String authorization) {
        return request().with("Authorization", authorization);
    }

    private RequestRefusedException refusal(FakeRequest request) {
        return catchThrowableOfType(RequestRefusedException.class, () -> door.authenticate(request));
    }

    @Test
    void knowsNobodyWhoShowsNothing() throws Exception {
        assertThat(door.authenticate(request())).isEmpty();
        assertThat(door.authenticate(Door.handshake())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer pst_one", "bearer pst_one", "BEARER  pst_one "})
    void knowsWhoBearsAToken(String authorization) throws Exception {
        assertThat(door.authenticate(bearing(authorization))).hasValue(caller);
        assertThat(door.current.csrf()).isEmpty();
    }

    @Test
    void knowsWhoBearsATokenOfTheIssuer() throws Exception {
        door.issuer.signs("signed", "4711", "alice", AccessFixture.NOON.plusSeconds(60), Role.TRADER);

        assertThat(door.authenticate(bearing("Bearer signed")).orElseThrow().name())
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer pst_two",
                "Bearer PST_one",
                "Bearer pst_one, pst_one",
                "Bearerpst_one",
                "pst_one",
                "Basic YW5uYTpwYXNzd29yZA==",
                "Bearer unsigned"
            })
    void refusesAHeaderThatAdmitsNobodyWhateverTheCookieSays(String authorization) {
        door.access.session(anna, "a session", "a number");

        RequestRefusedException refused = refusal(bearing(authorization).cookie(Door.COOKIE, "a session"));

        assertThat(refused.problem().status()).isEqualTo(401);
        assertThat(refused.problem().headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        assertThat(refused.reason()).isEqualTo("credential");
    }

    @Test
    void refusesAHeaderThatIsTooLongUnread() {
        door.issuer.signs("a".repeat(16_380), "4711", "alice", AccessFixture.NOON.plusSeconds(60), Role.TRADER);

        assertThat(refusal(bearing("Bearer " + "a".repeat(16_380)))).isNotNull();
    }

    /** A proxy may have judged another one than we would. */
    @Test
    void refusesTwoHeadersThoughBothAdmitSomebody() {
        assertThat(refusal(bearing("Bearer pst_one").with("Authorization", "Bearer pst_one")))
                .isNotNull();
        assertThat(refusal(bearing("Bearer pst_one").with("Authorization", "Bearer pst_two")))
                .isNotNull();
    }

    @Test
    void takesNoSessionForATokenNorATokenForASession() throws Exception {
        door.access.session(anna, "a session", "a number");

        assertThat(refusal(bearing("Bearer a session"))).isNotNull();
        assertThat(door.authenticate(request().cookie(Door.COOKIE, "pst_one"))).isEmpty();
    }

    @Test
    void knowsWhoHasASessionAndWhatItsChangesNeed() throws Exception {
        door.access.session(anna, "a session", "a number");

        Caller known = door.authenticate(request().cookie("other", "x").cookie(Door.COOKIE, "a session"))
                .orElseThrow();

        assertThat(known.user()).isEqualTo(anna.id());
        assertThat(door.current.csrf()).isEqualTo("a number");
    }

    @Test
    void aCookieThatAdmitsNobodyIsAsGoodAsNone() throws Exception {
        assertThat(door.authenticate(request().cookie(Door.COOKIE, "no session")))
                .isEmpty();
        assertThat(door.authenticate(request().cookie(Door.COOKIE, ""))).isEmpty();
        assertThat(door.authenticate(request().cookie(Door.COOKIE, "a".repeat(20_000))))
                .isEmpty();
    }

    @Test
    void aCookieOfPlainHttpIsNotTakenOverTlsNorTheOtherWayRound() throws Exception {
        door.access.session(anna, "a session", "a number");

        assertThat(door.authenticate(request().cookie("pipstream_session", "a session")))
                .isEmpty();
        FakeRequest plain = FakeRequest.from(Door.ADDRESS).with("Host", "pipstream.example");
        assertThat(door.authenticate(plain.cookie(Door.COOKIE, "a session"))).isEmpty();
        assertThat(door.authenticate(plain.cookie("pipstream_session", "a session")))
                .isPresent();
    }

    @Test
    void aTokenGoesBeforeATicketAndATicketBeforeASession() throws Exception {
        door.access.session(anna, "a session", "a number");
        StoredCredential other = door.access.token(anna, "pst_two", Scope.READ);
        String ticket = door.tickets.issue(AccessFixture.caller(anna, other), "");
        FakeRequest all = Door.handshake().query("ticket", ticket).cookie(Door.COOKIE, "a session");

        assertThat(door.authenticate(all).orElseThrow().credential()).isEqualTo(other.credential());
        assertThat(door.current.csrf()).isEmpty();
        assertThat(door.authenticate(all.with("Authorization", "Bearer pst_one"))
                        .orElseThrow()
                        .credential())
                .isEqualTo(token.credential());
    }

    @Test
    void aTicketOpensOneSocketFromItsOrigin() throws Exception {
        String ticket = door.tickets.issue(caller, Door.OWN_PAGE);
        FakeRequest handshake = Door.handshake().with("Origin", Door.OWN_PAGE).query("ticket", ticket);

        assertThat(door.authenticate(handshake)).hasValue(caller);
        assertThat(refusal(handshake).problem().status()).isEqualTo(401);
    }

    @Test
    void aTicketThatAdmitsNobodyIsRefusedWhateverTheCookieSays() {
        door.access.session(anna, "a session", "a number");

        assertThat(refusal(Door.handshake().query("ticket", "made up").cookie(Door.COOKIE, "a session")))
                .isNotNull();
    }

    @Test
    void aTicketIsNotEvenReadWhereNoSocketIsOpened() throws Exception {
        String ticket = door.tickets.issue(caller, "");

        assertThat(door.authenticate(request().query("ticket", ticket))).isEmpty();
        assertThat(door.authenticate(request().with("Upgrade", "websocket").query("ticket", ticket)))
                .isEmpty();
        assertThat(door.authenticate(Door.request("POST", "/api/tokens")
                        .with("Upgrade", "websocket")
                        .query("ticket", ticket)))
                .isEmpty();
        assertThat(door.authenticate(Door.handshake().query("ticket", ticket))).isPresent();
    }

    @Test
    void aTicketOfASessionTellsNoNumberOfChanges() throws Exception {
        StoredCredential session = door.access.session(anna, "a session", "a number");
        String ticket = door.tickets.issue(AccessFixture.caller(anna, session), "");

        assertThat(door.authenticate(Door.handshake().query("ticket", ticket))).isPresent();
        assertThat(door.current.csrf()).isEmpty();
    }

    @Test
    void anAddressIsHeardNoMoreAfterThreeHundredWrongOnes() throws Exception {
        for (int number = 0; number < 300; number++) {
            assertThat(refusal(bearing("Bearer pst_" + number)).problem().status())
                    .isEqualTo(401);
        }

        RequestRefusedException refused = refusal(bearing("Bearer pst_one"));
        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(refused.problem().headers()).containsEntry("Retry-After", "1");
        assertThat(refused.reason()).isEqualTo("credentials");
        assertThat(refusal(Door.handshake().query("ticket", "made up"))
                        .problem()
                        .status())
                .isEqualTo(429);

        FakeRequest elsewhere = FakeRequest.from("198.51.100.1").with("Authorization", "Bearer pst_one");
        assertThat(door.authenticate(elsewhere)).isPresent();
        door.access.session(anna, "a session", "a number");
        assertThat(door.authenticate(request().cookie(Door.COOKIE, "a session")))
                .isPresent();

        door.access.pass(Duration.ofSeconds(1));
        assertThat(door.authenticate(bearing("Bearer pst_one"))).isPresent();
    }

    @Test
    void rightOnesAreNotCounted() throws Exception {
        door.settings.put("pipstream.access.wrong-credentials-per-address", "1");
        for (int number = 0; number < 10; number++) {
            assertThat(door.authenticate(bearing("Bearer pst_one"))).isPresent();
        }
        assertThat(refusal(bearing("Bearer pst_two")).problem().status()).isEqualTo(401);
        assertThat(refusal(bearing("Bearer pst_one")).problem().status()).isEqualTo(429);
    }

    @Test
    void inTheDemoWhoeverShowsNothingIsItsUser() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        FakeRequest local = Door.local("GET", "/api/quotes");

        assertThat(door.authenticate(local).orElseThrow().user()).isEqualTo(UserId.DEMO);
        assertThat(door.authenticate(local.cookie("pipstream_session", "no session"))
                        .orElseThrow()
                        .user())
                .isEqualTo(UserId.DEMO);
        assertThat(refusal(local.with("Authorization", "Bearer pst_two"))).isNotNull();
    }

    @Test
    void inTheDemoWhoeverHasACredentialIsThemselves() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        door.access.session(anna, "a session", "a number");

        assertThat(door.authenticate(Door.local("GET", "/").cookie("pipstream_session", "a session"))
                        .orElseThrow()
                        .user())
                .isEqualTo(anna.id());
    }

    @Test
    void theDemoKnowsNobodyFromElsewhere() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");

        assertThat(door.authenticate(request())).isEmpty();
        RequestRefusedException refused = refusal(Door.handshake());
        assertThat(refused.problem().status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("demo");
        assertThat(door.authenticate(bearing("Bearer pst_one"))).hasValue(caller);
    }

    @Test
    void theDemoKnowsEverybodyWhereThatIsMeant() throws Exception {
        door.settings.put(DemoMode.SETTING, "true");
        door.settings.put(DemoMode.EXPOSED_SETTING, "true");

        assertThat(door.authenticate(request()).orElseThrow().address()).isEqualTo(Door.ADDRESS);
    }
}
