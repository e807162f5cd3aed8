package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private final AccessFixture fixture = new AccessFixture();
    private final User root = fixture.user("root", Role.ADMIN);
    private final Caller administrator = AccessFixture.caller(root, fixture.session(root, "of root", "a number"));
    private Users users = fixture.users();

    private AuditEntry last() {
        return fixture.audit.entries().get(fixture.audit.entries().size() - 1);
    }

    @Test
    void whoeverRegistersIsATrader() {
        User anna = users.register("Anna", PASSWORD, ADDRESS).orElseThrow();

        assertThat(anna.roles()).containsExactly(Role.TRADER);
        assertThat(anna.enabled()).isTrue();
        assertThat(users.find("ANNA")).hasValue(anna);
        assertThat(users.find(anna.id())).hasValue(anna);
        assertThat(last().act()).isEqualTo("user.register");
        assertThat(last().actor()).isEqualTo(new Actor("Anna", ADDRESS));
        assertThat(last().toString()).doesNotContain(PASSWORD);
        assertThat(fixture.logins().login("anna", PASSWORD, ADDRESS, "")).isPresent();
    }

    @Test
    void aNameIsGivenOnceWhateverItsLetters() {
        assertThat(users.register("anna", PASSWORD, ADDRESS)).isPresent();
        fixture.hashes.take();

        assertThat(users.register("ANNA", "another password", ADDRESS)).isEmpty();
        assertThat(fixture.hashes.take()).isZero();
        assertThat(fixture.logins().login("anna", PASSWORD, ADDRESS, "")).isPresent();
    }

    /** Two register at once: both were told that the name is free. */
    @Test
    void aNameThatIsTakenMeanwhileIsGivenOnce() {
        fixture.hashes.meanwhile(() -> {
            fixture.hashes.meanwhile(() -> {});
            users.register("anna", PASSWORD, ADDRESS);
        });

        assertThat(users.register("anna", "another password", ADDRESS)).isEmpty();
        assertThat(fixture.logins().login("anna", PASSWORD, ADDRESS, "")).isPresent();
    }

    @Test
    void whatWillNotDoIsNamed() {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> users.register("no name", PASSWORD, ADDRESS))
                        .field())
                .isEqualTo("username");
        InvalidInputException password = catchThrowableOfType(
                InvalidInputException.class, () -> users.register("anna", "anna-likes-cats", ADDRESS));
        assertThat(password.field()).isEqualTo("password");
        assertThat(password.flaw()).isEqualTo("must not contain the user's name");
        assertThat(users.find("anna")).isEmpty();
        assertThat(users.find("no name")).isEmpty();
    }

    /** The audit calls the server's own doings by that name. */
    @ParameterizedTest
    @ValueSource(strings = {"server", "Server", "SERVER"})
    void nobodyIsCalledAsTheServerIsInTheAudit(String name) {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> users.register(name, PASSWORD, ADDRESS))
                        .field())
                .isEqualTo("username");
        assertThatThrownBy(() -> users.create(administrator, name, PASSWORD, Set.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anAddressRegistersTwentyAnHourWhateverComesOfIt() {
        assertThat(users.register("anna", PASSWORD, ADDRESS)).isPresent();
        for (int number = 1; number < 20; number++) {
            assertThat(users.register("anna", PASSWORD, ADDRESS)).isEmpty();
        }

        TryLaterException refused =
                catchThrowableOfType(TryLaterException.class, () -> users.register("bert", PASSWORD, ADDRESS));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(users.register("carl", PASSWORD, "198.51.100.1")).isPresent();
        assertThat(users.create(administrator, "dora", PASSWORD, Set.of())).isPresent();

        fixture.pass(Duration.ofMinutes(3));
        assertThat(users.register("bert", PASSWORD, ADDRESS)).isPresent();
    }

    @Test
    void registrationIsAsTheSettingsSay() {
        assertThat(users.isRegistrationOpen()).isTrue();

        fixture.settings.put("pipstream.access.registration", "false");
        fixture.settings.put("pipstream.access.registrations-per-address", "1");
        users = fixture.users();
        assertThat(users.isRegistrationOpen()).isFalse();
        users.register("anna", PASSWORD, ADDRESS);
        assertThatThrownBy(() -> users.register("bert", PASSWORD, ADDRESS)).isInstanceOf(TryLaterException.class);
    }

    @Test
    void anAdministratorMakesUsersOfAnyRole() {
        User bot = users.create(administrator, "bot", PASSWORD, Set.of(Role.FEEDER, Role.ADMIN))
                .orElseThrow();

        assertThat(bot.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.FEED, Scope.ADMIN, Scope.METRICS);
        assertThat(last().actor().name()).isEqualTo("root");
        assertThat(last().detail()).isEqualTo("feeder admin");
    }

    @Test
    void otherRolesCountAtOnceAndTheSocketsClose() {
        User anna = fixture.user("anna", Role.TRADER);
        fixture.token(anna, "pst_one", Scope.READ, Scope.TRADE);
        assertThat(fixture.admission.byToken("pst_one", ADDRESS).orElseThrow().may(Scope.TRADE))
                .isTrue();

        users.change(administrator, anna, Set.of(Role.FEEDER), true);

        assertThat(fixture.admission.byToken("pst_one", ADDRESS).orElseThrow().scopes())
                .containsExactly(Scope.READ);
        assertThat(fixture.ends.take()).containsExactly(AccessEnded.ofUser(anna.id()));
        assertThat(last().detail()).isEqualTo("feeder");
    }

    @Test
    void whoIsShutOutIsOutAtOnceAndMayComeBack() {
        User anna = fixture.user("anna", Role.TRADER);
        fixture.token(anna, "pst_one", Scope.READ);
        fixture.admission.byToken("pst_one", ADDRESS);

        users.change(administrator, anna, anna.roles(), false);
        assertThat(fixture.admission.byToken("pst_one", ADDRESS)).isEmpty();
        assertThat(last().detail()).isEqualTo("trader, shut out");

        users.change(administrator, anna, anna.roles(), true);
        assertThat(fixture.admission.byToken("pst_one", ADDRESS)).isPresent();
    }

    @Test
    void aResetOfThePasswordEndsAllThatTheUserHolds() {
        User anna = fixture.user("anna", Role.TRADER);
        fixture.token(anna, "pst_one", Scope.READ);
        fixture.session(anna, "a session", "a number");
        fixture.admission.byToken("pst_one", ADDRESS);
        fixture.admission.bySession("a session", ADDRESS);
        fixture.admission.bySession("of root", ADDRESS);

        users.resetPassword(administrator, anna, "staple the horses");

        assertThat(fixture.admission.byToken("pst_one", ADDRESS)).isEmpty();
        assertThat(fixture.admission.bySession("a session", ADDRESS)).isEmpty();
        assertThat(fixture.admission.bySession("of root", ADDRESS)).isPresent();
        assertThat(fixture.ends.take()).containsExactly(AccessEnded.ofUser(anna.id()));
        assertThat(fixture.logins().login("anna", PASSWORD, ADDRESS, "")).isEmpty();
        assertThat(fixture.logins().login("anna", "staple the horses", ADDRESS, ""))
                .isPresent();
    }

    @Test
    void aResetToAPasswordThatWillNotDoEndsNothing() {
        User anna = fixture.user("anna", Role.TRADER);
        fixture.token(anna, "pst_one", Scope.READ);

        assertThatThrownBy(() -> users.resetPassword(administrator, anna, "short"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(fixture.admission.byToken("pst_one", ADDRESS)).isPresent();
        assertThat(fixture.ends.take()).isEmpty();
    }

    @Test
    void thereArePagesByName() {
        fixture.user("anna");
        fixture.user("Bert");

        assertThat(users.page("")).extracting(user -> user.name().value()).isEqualTo(List.of("anna", "Bert", "root"));
        assertThat(users.page("anna")).extracting(user -> user.name().value()).isEqualTo(List.of("Bert", "root"));
    }
}
