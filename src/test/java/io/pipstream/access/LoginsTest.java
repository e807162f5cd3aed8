package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.Credential.Kind;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {

    private static final String WRONG = "a wrong password";
    private static final String NEXT = "staple the horses";

    private final AccessFixture fixture = new AccessFixture();
    private final User anna = fixture.user("anna", Role.TRADER);
    private final User root = fixture.user("root", Role.ADMIN);
    private Logins logins = fixture.logins();

    private Optional<Logins.Opened> login(String name, String password) {
        return logins.login(name, password, ADDRESS, "Browser/1.0");
    }

    private Logins.Opened open() {
        return login("anna", PASSWORD).orElseThrow();
    }

    private Caller callerOf(Logins.Opened opened) {
        return admitted(opened).orElseThrow();
    }

    private Optional<Caller> admitted(Logins.Opened opened) {
        return fixture.admission.bySession(opened.secret(), ADDRESS).map(Admission.Admitted::caller);
    }

    private static AccessEnded endOf(Logins.Opened opened) {
        return AccessEnded.ofCredential(opened.session().credential().id());
    }

    @Test
    void beginsASessionOfWhoeverKnowsThePassword() {
        Logins.Opened opened = login("Anna", PASSWORD).orElseThrow();

        assertThat(opened.user().id()).isEqualTo(anna.id());
        assertThat(opened.session().credential().kind()).isEqualTo(Kind.SESSION);
        assertThat(opened.session().credential().expiresAt())
                .isEqualTo(AccessFixture.NOON.plus(Duration.ofDays(7)))
                .isEqualTo(AccessFixture.NOON.plus(logins.sessionAge()));
        assertThat(opened.session().name()).isEqualTo("Browser/1.0");
        assertThat(opened.session().csrf()).hasSize(43).isNotEqualTo(opened.secret());
        assertThat(callerOf(opened).scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.TRADE);
        assertThat(fixture.audit.acts()).endsWith("login");
    }

    @Test
    void keepsNoSecretAndTellsItNobodyElse() {
        Logins.Opened opened = open();

        assertThat(opened.session().toString()).doesNotContain(opened.secret());
        assertThat(fixture.audit.entries().toString())
                .doesNotContain(opened.secret())
                .doesNotContain(opened.session().csrf())
                .doesNotContain(PASSWORD);
        assertThat(opened.toString()).doesNotContain(opened.secret());
    }

    @Test
    void keepsABoundedOneLineOfWhatABrowserSaysItIs() {
        Logins.Opened opened = logins.login("anna", PASSWORD, ADDRESS, "a\nb" + "c".repeat(500))
                .orElseThrow();

        assertThat(opened.session().name()).hasSize(100).startsWith("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "nobody", "no name"})
    void beginsNoneForAWrongPasswordAndRecordsWhoWasAskedFor(String name) {
        assertThat(login(name, WRONG)).isEmpty();

        AuditEntry failed = fixture.audit.entries().get(fixture.audit.entries().size() - 1);
        assertThat(failed.act()).isEqualTo("login.failed");
        assertThat(failed.subject()).isEqualTo(name.contains(" ") ? "" : name);
        assertThat(failed.actor().address()).isEqualTo(ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "nobody"})
    void refusesANameAfterTwentyFailuresWhetherOrNotItIsAUsers(String name) {
        for (int failure = 0; failure < 20; failure++) {
            assertThat(login(failure % 2 == 0 ? name : name.toUpperCase(java.util.Locale.ROOT), WRONG))
                    .isEmpty();
        }
        fixture.hashes.take();

        TryLaterException refused =
                catchThrowableOfType(TryLaterException.class, () -> logins.login(name, PASSWORD, "198.51.100.1", ""));

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(45)); // 15 min / 20
        assertThat(fixture.hashes.take()).isZero();
        assertThat(logins.login("root", PASSWORD, ADDRESS, "")).isPresent();
    }

    @Test
    void takesTheNameAgainWhenTimeHasPassed() {
        for (int failure = 0; failure < 20; failure++) {
            login("anna", WRONG);
        }
        fixture.pass(Duration.ofSeconds(44));
        assertThatThrownBy(this::open).isInstanceOf(TryLaterException.class);

        fixture.pass(Duration.ofSeconds(1));
        assertThat(login("anna", PASSWORD)).isPresent();
    }

    @Test
    void refusesAnAddressAfterFiftyFailures() {
        for (int failure = 0; failure < 50; failure++) {
            assertThat(login("name-" + failure, WRONG)).isEmpty();
        }

        assertThatThrownBy(this::open).isInstanceOf(TryLaterException.class);
        assertThat(logins.login("anna", PASSWORD, "198.51.100.1", "")).isPresent();
    }

    @Test
    void limitsAsTheSettingsSay() {
        fixture.settings.put("pipstream.access.failed-logins-per-user", "1");
        fixture.settings.put("pipstream.access.failed-logins-per-address", "2");
        fixture.settings.put("pipstream.access.session-age", "PT1M");
        logins = fixture.logins();

        assertThat(open().session().credential().expiresAt()).isEqualTo(AccessFixture.NOON.plusSeconds(60));
        login("anna", WRONG);
        assertThatThrownBy(this::open).isInstanceOf(TryLaterException.class); // of her name; the address's second
        assertThatThrownBy(() -> login("root", PASSWORD)).isInstanceOf(TryLaterException.class);
    }

    @Test
    void countsNoSuccess() {
        for (int time = 0; time < 100; time++) {
            assertThat(login("anna", PASSWORD)).isPresent();
        }
    }

    @Test
    void aSuccessForgivesNoFailures() {
        for (int failure = 0; failure < 19; failure++) {
            login("anna", WRONG);
        }
        assertThat(login("anna", PASSWORD)).isPresent();

        login("anna", WRONG);
        assertThatThrownBy(this::open).isInstanceOf(TryLaterException.class);
    }

    @Test
    void theOldestOfTooManySessionsMakesRoom() {
        List<Logins.Opened> sessions = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            sessions.add(open());
            fixture.pass(Duration.ofSeconds(1));
        }
        assertThat(fixture.ends.take()).isEmpty();

        Logins.Opened last = open();

        assertThat(fixture.ends.take()).containsExactly(endOf(sessions.get(0)));
        assertThat(admitted(sessions.get(0))).isEmpty();
        assertThat(admitted(sessions.get(1))).isPresent();
        assertThat(admitted(last)).isPresent();
        assertThat(fixture.audit.acts()).endsWith("login", "session.displaced");
        assertThat(logins.sessions(anna.id())).hasSize(20);
    }

    @Test
    void loggingOutEndsOneSessionAndNoOther() {
        Logins.Opened one = open();
        Logins.Opened other = open();

        logins.logout(callerOf(one));

        assertThat(admitted(one)).isEmpty();
        assertThat(admitted(other)).isPresent();
        assertThat(fixture.ends.take()).containsExactly(endOf(one));
        assertThat(fixture.audit.acts()).endsWith("logout");
    }

    @Test
    void aSessionIsEndedByItsUserAndNobodyElse() {
        Logins.Opened one = open();
        Logins.Opened other = open();
        Caller stranger = callerOf(login("root", PASSWORD).orElseThrow());
        String id = one.session().credential().id();

        assertThat(logins.end(stranger, id)).isFalse();
        assertThat(logins.end(callerOf(other), "no such")).isFalse();
        assertThat(admitted(one)).isPresent();
        assertThat(fixture.ends.take()).isEmpty();

        assertThat(logins.end(callerOf(other), id)).isTrue();
        assertThat(logins.end(callerOf(other), id)).isFalse();
        assertThat(admitted(one)).isEmpty();
        assertThat(fixture.ends.take()).containsExactly(endOf(one));
    }

    @Test
    void anAdministratorEndsAnybodysSessionOrToken() {
        Caller administrator = callerOf(login("root", PASSWORD).orElseThrow());
        Logins.Opened session = open();
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);

        assertThat(logins.endAnybodys(
                        administrator, session.session().credential().id()))
                .isTrue();
        assertThat(logins.endAnybodys(administrator, token.credential().id())).isTrue();
        assertThat(logins.endAnybodys(administrator, "no such")).isFalse();

        assertThat(admitted(session)).isEmpty();
        assertThat(fixture.admission.byToken("pst_one", ADDRESS)).isEmpty();
        assertThat(fixture.audit.acts()).endsWith("credential.end", "credential.end");
    }

    @Test
    void anotherPasswordEndsTheOtherSessionsOneByOne() {
        Logins.Opened stolen = open();
        Logins.Opened phone = open();
        Logins.Opened kept = open();
        Logins.Opened roots = login("root", PASSWORD).orElseThrow();
        fixture.token(anna, "pst_bot", Scope.READ);

        assertThat(logins.changePassword(callerOf(kept), PASSWORD, NEXT)).isTrue();

        assertThat(fixture.ends.take()).containsExactlyInAnyOrder(endOf(stolen), endOf(phone));
        assertThat(admitted(stolen)).isEmpty();
        assertThat(admitted(phone)).isEmpty();
        assertThat(admitted(kept)).isPresent();
        assertThat(admitted(roots)).isPresent();
        assertThat(fixture.admission.byToken("pst_bot", ADDRESS)).isPresent();
        assertThat(login("anna", PASSWORD)).isEmpty();
        assertThat(login("anna", NEXT)).isPresent();
    }

    @Test
    void thePasswordStaysIfThePresentOneIsNotKnownOrTheNextWillNotDo() {
        Logins.Opened other = open();
        Caller caller = callerOf(open());

        assertThat(logins.changePassword(caller, WRONG, NEXT)).isFalse();
        assertThat(fixture.audit.acts()).endsWith("password.refused");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> logins.changePassword(caller, PASSWORD, "short"));

        assertThat(refused.field()).isEqualTo("new_password");
        assertThat(admitted(other)).isPresent();
        assertThat(fixture.ends.take()).isEmpty();
        assertThat(login("anna", PASSWORD)).isPresent();
    }

    @Test
    void whoHoldsASessionMayNotGuessThePasswordForEver() {
        Caller caller = callerOf(open());
        for (int failure = 0; failure < 20; failure++) {
            logins.changePassword(caller, WRONG, NEXT);
        }

        assertThatThrownBy(() -> logins.changePassword(caller, PASSWORD, NEXT)).isInstanceOf(TryLaterException.class);
    }

    /** Whoever knows the old password could else log in again and again until one log-in falls between. */
    @Test
    void aLogInDuringAResetOfThePasswordOpensNothing() {
        Caller administrator = AccessFixture.caller(root, fixture.session(root, "of root", "a number"));
        Users users = fixture.users();
        logins = fixture.logins(shown -> {
            users.resetPassword(administrator, anna, NEXT);
            return new CredentialValidationResult("anna", Set.of("trader"));
        });

        assertThat(login("anna", PASSWORD)).isEmpty();
        assertThat(fixture.credentials.ofUser(anna.id(), Kind.SESSION, 10)).isEmpty();
    }
}
