package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.ADDRESS;
import static io.pipstream.rest.access.AccessFixture.PASSWORD;
import static io.pipstream.rest.access.AccessFixture.account;
import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminUsersResourceTest {

    static final String ANOTHER = "staple the horse again";

    final AccessFixture access = new AccessFixture();
    final User root = access.hasUser("Root", Role.ADMIN);
    final User ann = access.hasUser("Ann", Role.TRADER);

    @BeforeEach
    void logIn() {
        access.logsIn("root");
    }

    private Told users(String after) {
        return Told.of("get /api/admin/users", () -> access.adminUsers.users(after));
    }

    private Told create(String request) {
        return Told.of("post /api/admin/users", () -> access.adminUsers.create(body(request)));
    }

    private Told change(String name, String request) {
        return Told.of("patch /api/admin/users/{username}", () -> access.adminUsers.change(name, body(request)));
    }

    private boolean logsIn(String name, String password) {
        return access.logins.login(name, password, ADDRESS, "").isPresent();
    }

    // to look at

    @Test
    void usersAreListedByNameWithoutPasswords() {
        Told told = users(null);

        assertThat(told.json().findValuesAsText("username")).containsExactly("Ann", "Root");
        assertThat(told.text()).doesNotContain("hash", "horse");
    }

    @Test
    void aPageEndsAtTwoHundredAndTheNextGoesOnAfterItsLast() {
        IntStream.range(0, 200).forEach(number -> access.hasUser("user%03d".formatted(number)));

        List<String> first = users("").json().findValuesAsText("username");

        assertThat(first).hasSize(200).startsWith("Ann", "Root", "user000");
        assertThat(users(first.get(199)).json().findValuesAsText("username")).containsExactly("user198", "user199");
        assertThat(users("user199").json()).isEmpty();
    }

    // to make

    @Test
    void aTraderIsMadeWithAnAccount() {
        Told told = create("{'username':'Ben','password':'correct horse battery','roles':['trader','feeder']}");

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.json().path("roles")).hasToString("[\"trader\",\"feeder\"]");
        User ben = access.users.find("ben").orElseThrow();
        assertThat(ben.roles()).containsExactlyInAnyOrder(Role.TRADER, Role.FEEDER);
        assertThat(access.grants.right(ben.id(), account("Ben"))).hasValue(Right.OWNER);
        assertThat(logsIn("ben", PASSWORD)).isTrue();
    }

    @Test
    void whoDoesNotTradeIsMadeWithout() {
        create("{'username':'Ben','password':'correct horse battery','roles':['feeder','admin']}");

        assertThat(access.grants.ofUser(access.users.find("ben").orElseThrow().id()))
                .isEmpty();
        assertThat(access.desk.accounts.find(account("Ben"))).isEmpty();
    }

    @Test
    void theAuditSaysWhichAdministratorDidIt() {
        create("{'username':'Ben','password':'correct horse battery','roles':['trader']}");
        change("ben", "{'roles':['feeder'],'enabled':false}");
        change("ben", "{'password':'staple the horse again'}");

        assertThat(access.audit.page(Long.MAX_VALUE, 10, "Root", ""))
                .extracting(entry -> entry.entry().act() + " " + entry.entry().subject() + ": "
                        + entry.entry().detail())
                .startsWith("password.reset Ben: ", "user.change Ben: feeder, shut out", "account.open Ben: ")
                .contains("user.create Ben: trader");
        assertThat(access.audit.entries().toString()).doesNotContain("horse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'username':'no body','password':'correct horse battery','roles':[]}|username",
                "{'username':'Ben','password':'short','roles':[]}|password",
                "{'username':'Ben','password':'correct horse battery','roles':['king']}|roles",
                "{'username':'Ben','password':'correct horse battery','roles':['ADMIN']}|roles",
                "{'username':'Ben','password':'correct horse battery','roles':'admin'}|roles",
                "{'username':'Ben','password':'correct horse battery'}|roles"
            })
    void whoCannotBeMadeIsToldByField(String request, String field) {
        Told told = create(request);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").has(field)).isTrue();
        assertThat(access.users.find("ben")).isEmpty();
    }

    @Test
    void nobodyIsMadeTwice() {
        assertThat(create("{'username':'ANN','password':'correct horse battery','roles':['admin']}")
                        .text("code"))
                .isEqualTo("name_taken");
        assertThat(access.users.find("ann").orElseThrow().roles()).containsExactly(Role.TRADER);
    }

    // to change

    @Test
    void otherRolesHoldAtOnceAndCloseTheSockets() {
        String secret = access.logsIn("ann");
        access.logsIn("root");

        Told told = change("ann", "{'roles':['feeder']}");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("roles")).hasToString("[\"feeder\"]");
        assertThat(told.json().path("enabled").booleanValue()).isTrue();
        assertThat(access.admission
                        .bySession(secret, ADDRESS)
                        .orElseThrow()
                        .caller()
                        .scopes())
                .containsExactlyInAnyOrder(Scope.READ, Scope.FEED);
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofUser(ann.id()));
    }

    @Test
    void whoIsShutOutIsAdmittedByNothing() {
        String secret = access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.READ), null)
                .secret();
        access.logsIn("root");

        Told told = change("ann", "{'enabled':false}");

        assertThat(told.json().path("enabled").booleanValue()).isFalse();
        assertThat(told.json().path("roles")).as("which stay").hasToString("[\"trader\"]");
        assertThat(access.admission.bySession(secret, ADDRESS)).isEmpty();
        assertThat(access.admission.byToken(token, ADDRESS)).isEmpty();
        assertThat(logsIn("ann", PASSWORD)).isFalse();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofUser(ann.id()));

        change("ann", "{'enabled':true}");
        assertThat(logsIn("ann", PASSWORD)).isTrue();
    }

    @Test
    void anotherPasswordEndsAllThatTheUserHolds() {
        String secret = access.logsIn("ann");
        String token = access.tokens
                .issue(access.current.get(), "bot", Set.of(Scope.READ), null)
                .secret();
        access.logsIn("root");

        Told told = change("ann", "{'password':'%s'}".formatted(ANOTHER));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text()).doesNotContain("horse");
        assertThat(access.admission.bySession(secret, ADDRESS)).isEmpty();
        assertThat(access.admission.byToken(token, ADDRESS)).isEmpty();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofUser(ann.id()));
        assertThat(logsIn("ann", PASSWORD)).isFalse();
        assertThat(logsIn("ann", ANOTHER)).isTrue();
    }

    @Test
    void aChangeThatNamesNothingChangesNothing() {
        int before = access.audit.entries().size();

        assertThat(change("ann", "{}").text("username")).isEqualTo("Ann");

        assertThat(access.audit.entries()).hasSize(before);
        assertThat(access.endings.fired).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'password':'staple the horse again','roles':['king']}",
                "{'password':'staple the horse again','enabled':'no'}",
                "{'password':'short','roles':['admin']}",
                "{'password':'the horse of ann','enabled':false}"
            })
    void aChangeOfWhichAPartCannotBeIsNotDoneAtAll(String request) {
        assertThat(change("ann", request).status()).isEqualTo(400);

        assertThat(access.users.find("ann")).hasValue(ann);
        assertThat(logsIn("ann", PASSWORD)).isTrue();
        assertThat(access.endings.fired).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'roles':['trader']}",
                "{'roles':['admin','trader']}",
                "{'enabled':false}",
                "{'password':'staple the horse again','enabled':true}"
            })
    void nobodyChangesTheirOwnRights(String request) {
        Told told = change("ROOT", request);

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.text("code")).isEqualTo("own_rights");
        assertThat(access.users.find("root")).hasValue(root);
        assertThat(logsIn("root", PASSWORD)).isTrue();
    }

    @Test
    void aUserWhomThereIsNotIsNotFound() {
        assertThat(change("nobody", "{'enabled':false}").text("code")).isEqualTo("unknown_user");
        assertThat(change("no body", "{'enabled':false}").status()).isEqualTo(404);
    }
}
