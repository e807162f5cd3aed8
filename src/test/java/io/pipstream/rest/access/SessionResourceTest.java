package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.ADDRESS;
import static io.pipstream.rest.access.AccessFixture.AGENT;
import static io.pipstream.rest.access.AccessFixture.PASSWORD;
import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.AccessEnded;
import io.pipstream.access.Credential;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.User;
import io.pipstream.platform.Settings;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionResourceTest {

    static final String PLAIN = "pipstream_session";
    static final String BY_TLS = "__Host-pipstream_session";

    final AccessFixture access = new AccessFixture(Map.of("pipstream.access.failed-logins-per-user", "3"));
    final User ann = access.hasUser("Ann", Role.TRADER);

    private Told logIn(String name, String password) {
        String shown = "{'username':'%s','password':'%s'}".formatted(name, password);
        return Told.of("post /api/session", () -> access.session.login(AGENT, body(shown)));
    }

    private Told present() {
        return Told.of("get /api/session", access.session::present);
    }

    private Told logOut() {
        return Told.of("delete /api/session", access.session::logout);
    }

    private Told changePassword(String present, String next) {
        String change = "{'current_password':'%s','new_password':'%s'}".formatted(present, next);
        return Told.of("post /api/session/password", () -> access.session.changePassword(body(change)));
    }

    private Told sessions() {
        return Told.of("get /api/sessions", access.sessionsResource::sessions);
    }

    private Told end(String id) {
        return Told.of("delete /api/sessions/{id}", () -> access.sessionsResource.end(id));
    }

    // log-in

    @Test
    void whoLogsInHearsWhoTheyAreAndWhatChangesNeed() {
        JsonNode told = logIn("ann", PASSWORD).json();

        assertThat(told.path("username").textValue()).isEqualTo("Ann");
        assertThat(told.path("credential").textValue()).isEqualTo("session");
        assertThat(told.path("scopes")).hasToString("[\"read\",\"trade\"]");
        assertThat(told.path("expires_at").textValue()).isEqualTo("2026-01-22T12:00:00Z"); // seven days after
        assertThat(told.path("accounts")).hasToString("[{\"account\":\"Ann\",\"right\":\"owner\"}]");
        assertThat(told.path("csrf").textValue()).hasSize(43);
    }

    @Test
    void theCookieIsTheSessionAndTheAnswerDoesNotTellIt() {
        Told told = logIn("Ann", PASSWORD);
        String secret = told.cookies().get(PLAIN).getValue();

        assertThat(access.admission.bySession(secret, ADDRESS))
                .hasValueSatisfying(admitted -> assertThat(admitted.csrf()).isEqualTo(told.text("csrf")));
        assertThat(told.text()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({"false, pipstream_session", "true, __Host-pipstream_session"})
    void theCookieIsForThisServerAloneAndByTlsForNothingElse(boolean byTls, String name) {
        access.current.cameFrom(ADDRESS, byTls);

        Map<String, NewCookie> cookies = logIn("ann", PASSWORD).cookies();

        assertThat(cookies).containsOnlyKeys(name);
        NewCookie cookie = cookies.get(name);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isEqualTo(byTls);
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull(); // else the prefix would be refused
        assertThat(cookie.getMaxAge()).isEqualTo(7 * 86_400);
    }

    @Test
    void eachLogInBeginsAnotherSession() {
        Told first = logIn("ann", PASSWORD);
        access.comesWith(first.cookies().get(PLAIN).getValue());
        Told second = logIn("ann", PASSWORD);

        assertThat(second.cookies().get(PLAIN).getValue())
                .isNotEqualTo(first.cookies().get(PLAIN).getValue());
        assertThat(second.text("csrf")).isNotEqualTo(first.text("csrf"));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSameAndWithoutACookie() {
        access.hasUser("Ben", Role.TRADER);
        User gone = access.hasUser("Gone", Role.TRADER);
        access.users.change(AccessFixture.somebody("root", Scope.ADMIN), gone, gone.roles(), false);

        Told wrong = logIn("ann", "wrong horse battery");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("code")).isEqualTo("wrong_credentials");
        assertThat(wrong.cookies()).isEmpty();
        for (Told other : List.of(
                logIn("nobody", PASSWORD), logIn("no body", PASSWORD), logIn("ben", "x"), logIn("gone", PASSWORD))) {
            assertThat(other).isEqualTo(wrong);
        }
    }

    @Test
    void anAnswerOf401SaysHowToBeAdmitted() {
        assertThat(access.session
                        .login(AGENT, body("{'username':'ann','password':'wrong'}"))
                        .getHeaderString("WWW-Authenticate"))
                .isEqualTo("Bearer");
    }

    @Test
    void afterTooManyFailuresTheRightPasswordHasToWaitToo() {
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(logIn("ann", "wrong horse battery").status()).isEqualTo(401);
        }

        Told told = logIn("ann", PASSWORD);

        assertThat(told.status()).isEqualTo(429);
        assertThat(told.text("code")).isEqualTo("rate_limited");
        assertThat(told.cookies()).isEmpty();
    }

    @Test
    void whatIsNoLogInIsToldFieldByField() {
        Told told = Told.of("post /api/session", () -> access.session.login(null, body("{'username':7.5}")));

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").properties().stream().map(Map.Entry::getKey))
                .containsExactly("password", "username");
        assertThat(access.audit.acts()).doesNotContain("login.failed");
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() {
        String longest = "{'username':'ann','password':'" + "x".repeat(16 * 1024) + "'}";

        assertThat(Told.of("post /api/session", () -> access.session.login(AGENT, body(longest)))
                        .status())
                .isEqualTo(413);
    }

    // who one is

    @Test
    void aSessionIsToldItsNumberAgain() {
        Told logIn = logIn("ann", PASSWORD);
        access.comesWith(logIn.cookies().get(PLAIN).getValue());

        assertThat(present()).isEqualTo(new Told(200, logIn.text(), Map.of()));
    }

    @Test
    void aTokenIsToldWhatItMayDoAndNoNumber() {
        access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.READ), null)
                .secret();
        access.is(access.admission.byToken(token, ADDRESS).orElseThrow());

        assertThat(present().text())
                .isEqualTo("{\"username\":\"Ann\",\"credential\":\"token\",\"scopes\":[\"read\"],\"expires_at\":null,"
                        + "\"accounts\":[{\"account\":\"Ann\",\"right\":\"owner\"}]}");
    }

    @Test
    void whoMayNotReadIsNotToldTheAccounts() {
        access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.TRADE), null)
                .secret();
        access.is(access.admission.byToken(token, ADDRESS).orElseThrow());

        assertThat(present().json().path("accounts")).isEmpty();
    }

    @Test
    void theDemosUserIsToldSo() {
        access.is(new DemoMode(Settings.of(Map.of("pipstream.demo", "true"))).caller(ADDRESS));

        JsonNode told = present().json();

        assertThat(told.path("username").textValue()).isEqualTo("demo");
        assertThat(told.path("credential").textValue()).isEqualTo("demo");
        assertThat(told.has("csrf")).isFalse();
    }

    // log-out

    @Test
    void whoLogsOutIsKnownNoMore() {
        String secret = access.logsIn("ann");
        String id = access.current.get().credential().id();

        assertThat(logOut().status()).isEqualTo(204);

        assertThat(access.admission.bySession(secret, ADDRESS)).isEmpty();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofCredential(id));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void loggingOutTakesTheCookieAway(boolean byTls) {
        access.logsIn("ann");
        access.current.cameFrom(ADDRESS, byTls);

        NewCookie cookie = logOut().cookies().get(byTls ? BY_TLS : PLAIN);

        assertThat(cookie.getMaxAge()).isZero();
        assertThat(cookie.getValue()).isEmpty();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecure()).isEqualTo(byTls);
    }

    @Test
    void loggingOutLeavesOtherSessions() {
        String other = access.logsIn("ann");
        access.logsIn("ann");

        logOut();

        assertThat(access.admission.bySession(other, ADDRESS)).isPresent();
    }

    // password

    @Test
    void afterAChangeOnlyTheNewPasswordIsRight() {
        access.logsIn("ann");

        assertThat(changePassword(PASSWORD, "staple the horse again").status()).isEqualTo(204);

        assertThat(logIn("ann", PASSWORD).status()).isEqualTo(401);
        assertThat(logIn("ann", "staple the horse again").status()).isEqualTo(200);
    }

    @Test
    void aChangeEndsEveryOtherSessionAndNoToken() {
        String other = access.logsIn("ann");
        String own = access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.READ), null)
                .secret();

        changePassword(PASSWORD, "staple the horse again");

        assertThat(access.admission.bySession(own, ADDRESS)).isPresent();
        assertThat(access.admission.bySession(other, ADDRESS)).isEmpty();
        assertThat(access.admission.byToken(token, ADDRESS)).isPresent();
        assertThat(access.endings.fired).hasSize(1);
    }

    @Test
    void withoutThePresentPasswordNothingIsChanged() {
        String other = access.logsIn("ann");
        access.logsIn("ann");

        Told told = changePassword("wrong horse battery", "staple the horse again");

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.text("code")).isEqualTo("wrong_credentials");
        assertThat(logIn("ann", PASSWORD).status()).isEqualTo(200);
        assertThat(access.admission.bySession(other, ADDRESS)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "the horse of Ann", "aaaaaaaaaaaaabbb"})
    void aPasswordThatWillNotDoIsRefusedByName(String next) {
        access.logsIn("ann");

        Told told = changePassword(PASSWORD, next);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").path("new_password").asText()).startsWith("new_password must ");
        assertThat(told.text()).doesNotContain(next);
    }

    @Test
    void aSessionThatIsStolenCannotBeUsedToGuessThePassword() {
        access.logsIn("ann");
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(changePassword("wrong horse battery", "staple the horse again")
                            .status())
                    .isEqualTo(403);
        }

        assertThat(changePassword(PASSWORD, "staple the horse again").status()).isEqualTo(429);
    }

    // sessions

    @Test
    void sessionsAreListedNewestFirstWithoutWhatWouldOpenThem() {
        String first = access.logsIn("ann");
        String second = access.logsIn("ann");
        access.hasUser("Ben", Role.TRADER);

        Told told = sessions();

        List<StoredCredential> stored = access.credentials.ofUser(ann.id(), Credential.Kind.SESSION, 10);
        assertThat(told.json().findValuesAsText("id"))
                .containsExactlyElementsOf(
                        stored.stream().map(each -> each.credential().id()).toList())
                .hasSize(2);
        assertThat(told.json().findValuesAsText("name")).containsOnly(AGENT);
        assertThat(told.text()).doesNotContain(first, second, access.current.csrf());
        assertThat(stored).allSatisfy(each -> assertThat(told.text()).doesNotContain(each.hash(), each.csrf()));
    }

    @Test
    void aSessionThatIsEndedFromElsewhereIsOver() {
        String lost = access.logsIn("ann");
        String id = access.current.get().credential().id();
        access.logsIn("ann");

        assertThat(end(id).status()).isEqualTo(204);

        assertThat(access.admission.bySession(lost, ADDRESS)).isEmpty();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofCredential(id));
        assertThat(end(id).status()).isEqualTo(404);
    }

    @Test
    void nobodyEndsSomebodyElsesSessionNorATokenAsOne() {
        access.hasUser("Ben", Role.TRADER);
        String bens = access.logsIn("ben");
        String id = access.current.get().credential().id();
        access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.READ), null)
                .token()
                .credential()
                .id();

        assertThat(end(id)).isEqualTo(end("made-up"));
        assertThat(end(token).status()).isEqualTo(404);
        assertThat(access.admission.bySession(bens, ADDRESS)).isPresent();
    }

    @Test
    void everythingIsInTheAuditAndNoPasswordIs() {
        logIn("ann", "wrong horse battery");
        access.logsIn("ann");
        changePassword(PASSWORD, "staple the horse again");
        logOut();

        assertThat(access.audit.acts()).endsWith("login.failed", "login", "password.change", "logout");
        assertThat(access.audit.entries().toString()).doesNotContain("horse");
    }
}
