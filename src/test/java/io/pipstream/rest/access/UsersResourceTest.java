package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.ADDRESS;
import static io.pipstream.rest.access.AccessFixture.PASSWORD;
import static io.pipstream.rest.access.AccessFixture.account;
import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersResourceTest {

    final AccessFixture access = new AccessFixture(Map.of("pipstream.access.registrations-per-address", "3"));

    private static Told register(AccessFixture server, String name, String password) {
        String asked = "{'username':'%s','password':'%s'}".formatted(name, password);
        return Told.of("post /api/users", () -> server.usersResource.register(body(asked)));
    }

    private Told register(String name) {
        return register(access, name, PASSWORD);
    }

    @Test
    void whoRegistersIsATraderWithAnAccount() {
        Told told = register("Ann");

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.text())
                .isEqualTo("{\"user\":{\"username\":\"Ann\",\"roles\":[\"trader\"],\"enabled\":true,"
                        + "\"created_at\":\"2026-01-15T12:00:00Z\"},\"account\":\"Ann\"}");
        User ann = access.users.find("ann").orElseThrow();
        assertThat(ann.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.TRADE);
        assertThat(access.grants.right(ann.id(), account("Ann"))).hasValue(Right.OWNER);
        assertThat(access.desk.account("Ann").balance()).isEqualByComparingTo("10000");
        assertThat(access.logins.login("ann", PASSWORD, ADDRESS, "")).isPresent();
    }

    @Test
    void whatIsDoneIsTheirsInTheAudit() {
        register("Ann");

        assertThat(access.audit.entries()).allSatisfy(entry -> {
            assertThat(entry.actor().name()).isEqualTo("Ann");
            assertThat(entry.actor().address()).isEqualTo(ADDRESS);
        });
        assertThat(access.audit.acts()).containsExactly("user.register", "account.open");
    }

    @Test
    void anAccountThatIsCalledSoAlreadyIsNotTakenOver() {
        access.hasUser("a-b", Role.TRADER);

        Told told = register("a.b"); // points are not in accounts' names

        assertThat(told.text("account")).isEqualTo("a-b-2");
    }

    @Test
    void aNameThatIsTakenIsTakenInCapitalsToo() {
        register("Ann");

        Told told = register("ANN");

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text("code")).isEqualTo("name_taken");
        assertThat(access.desk.accounts.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "an, correct horse battery, username",
        "-ann, correct horse battery, username",
        "Ann, short, password",
        "Ann, i am Ann of course, password",
        "Ann, aaaaaaaaaaaaaa, password"
    })
    void whatWillNotDoIsToldByField(String name, String password, String field) {
        Told told = register(access, name, password);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").path(field).asText()).startsWith(field + " must ");
        assertThat(told.text()).doesNotContain(password);
        assertThat(access.users.page("")).isEmpty();
    }

    @Test
    void registrationsOfAnAddressAreLimitedWhateverComesOfThem() {
        register("an");
        register("Ann");
        register("ann");

        assertThat(register("Ben").status()).isEqualTo(429);
        assertThat(access.users.find("ben")).isEmpty();
    }

    @Test
    void whereOnlyAdministratorsMakeUsersNobodyRegisters() {
        AccessFixture closed = new AccessFixture(Map.of("pipstream.access.registration", "false"));

        Told told = register(closed, "Ann", PASSWORD);

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.text("code")).isEqualTo("registration_closed");
        assertThat(closed.users.find("ann")).isEmpty();
    }
}
