package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtAdmissionTest {

    private static final Instant LATER = NOON.plusSeconds(600);

    private final AccessFixture fixture = new AccessFixture();
    private final FakeIssuer issuer = new FakeIssuer();
    private final JwtAdmission admission = admission(fixture.users);

    private JwtAdmission admission(UserStore users) {
        JwtAdmission made = new JwtAdmission(issuer, users, fixture.nonces, fixture.clock, fixture.nanos);
        fixture.ends.tell(made::ended);
        return made;
    }

    private Optional<Caller> shown(String token) {
        return admission.byToken(token, ADDRESS);
    }

    private List<User> everybody() {
        return fixture.users.page("", 1_000);
    }

    @Test
    void admitsWhoeverTheIssuerSignedFor() {
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER);

        Caller caller = shown("one").orElseThrow();

        assertThat(caller.name()).isEqualTo("alice");
        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.TRADE);
        assertThat(caller.credential()).isEqualTo(new Credential(Kind.JWT, "id-of-one", LATER));
        assertThat(caller.address()).isEqualTo(ADDRESS);
        assertThat(shown("two")).isEmpty();
    }

    @Test
    void asksNobodyWithoutAnIssuer() {
        issuer.signs("one", "4711", "alice", LATER);
        issuer.isNotConfigured();

        assertThat(shown("one")).isEmpty();
        assertThat(issuer.verified).isZero();
    }

    @Test
    void makesAUserOnceWithoutAPassword() {
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER);
        issuer.signs("two", "4711", "alice-renamed", LATER, Role.TRADER);
        issuer.signs("three", "4712", "bob", LATER);

        UserId alice = shown("one").orElseThrow().user();

        assertThat(shown("two").orElseThrow().user()).isEqualTo(alice);
        assertThat(shown("three").orElseThrow().user()).isNotEqualTo(alice);
        assertThat(everybody()).extracting(user -> user.name().value()).containsExactly("alice", "bob");
        assertThat(fixture.users.passwordHash(alice)).isEmpty();
        assertThat(fixture.audit.acts()).containsExactly("user.create", "user.create");
    }

    @Test
    void neverTakesOverAUserOfThatName() {
        User alice = fixture.user("alice", Role.ADMIN);
        issuer.signs("one", "4711", "Alice", LATER, Role.TRADER);
        issuer.signs("two", "4712", "alice", LATER, Role.TRADER);

        assertThat(shown("one").orElseThrow().user()).isNotEqualTo(alice.id());
        assertThat(shown("one").orElseThrow().name()).isEqualTo("Alice-2");
        assertThat(shown("two").orElseThrow().name()).isEqualTo("alice-3");
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.org, alice-example.org",
        "'Ann Lee', Ann-Lee",
        "'..--ann', ann",
        "al, al-2",
        "ÄÖÜ-ann, ann",
        "abcdefghijklmnopqrstuvwxyz0123456789, abcdefghijklmnopqrstuvwxyz01"
    })
    void makesANameOfWhatTheIssuerCallsThem(String theirs, String ours) {
        issuer.signs("one", "4711", theirs, LATER);

        assertThat(shown("one").orElseThrow().name()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"Ελένη", "@@@", "-"})
    void makesAnyNameWhereThereIsNothingToMakeItOf(String theirs) {
        issuer.signs("one", "4711", theirs, LATER);

        assertThat(shown("one").orElseThrow().name()).startsWith("jwt-");
    }

    /** The audit calls the server's own doings by that name. */
    @Test
    void callsNobodyAsTheServerIsCalled() {
        issuer.signs("one", "4711", "server", LATER);

        assertThat(shown("one").orElseThrow().name()).isEqualTo("server-2");
    }

    @Test
    void admitsWhoeverIsSignedForThoughAllTheirNamesAreTaken() {
        fixture.user("alice");
        for (int number = 2; number <= 100; number++) {
            fixture.user("alice-" + number);
        }
        String digest = Digests.sha256("https://id.example\n4711");
        fixture.user("jwt-" + digest.substring(0, 24));
        issuer.signs("one", "4711", "alice", LATER);

        assertThat(shown("one")).isPresent();
    }

    @Test
    void isOneUserForTwoWhoComeAtOnce() {
        issuer.signs("one", "4711", "alice", LATER);
        issuer.signs("two", "4711", "alice", LATER);
        UserStore interrupted = Meanwhile.after(UserStore.class, fixture.users, "find", () -> shown("two"));

        Caller first = admission(interrupted).byToken("one", ADDRESS).orElseThrow();

        assertThat(everybody()).hasSize(1);
        assertThat(first.user()).isEqualTo(everybody().get(0).id());
    }

    @Test
    void rolesAreThoseOfEachTokensGroups() {
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER, Role.ADMIN);
        issuer.signs("two", "4711", "alice", LATER, Role.FEEDER);
        issuer.signs("none", "4711", "alice", LATER);

        assertThat(shown("one").orElseThrow().may(Scope.ADMIN)).isTrue();
        assertThat(shown("two").orElseThrow().scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.FEED);
        assertThat(shown("none").orElseThrow().scopes()).isEmpty();
    }

    @Test
    void admitsNobodyAfterTheTokensTimeThoughItIsRemembered() {
        issuer.signs("one", "4711", "alice", NOON.plusSeconds(2), Role.TRADER);
        assertThat(shown("one")).isPresent();
        fixture.pass(Duration.ofMillis(1_999));
        assertThat(shown("one")).isPresent();

        fixture.pass(Duration.ofMillis(1));
        assertThat(shown("one")).isEmpty();
        assertThat(issuer.verified).isEqualTo(1);
    }

    @Test
    void remembersForFiveSeconds() {
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER);
        User alice = user(shown("one"));
        fixture.users.change(alice.id(), Set.of(), false, fixture.why("another node"));
        fixture.pass(Duration.ofMillis(4_999));
        assertThat(shown("one")).isPresent();

        fixture.pass(Duration.ofMillis(1));
        assertThat(shown("one")).isEmpty();
    }

    private User user(Optional<Caller> caller) {
        return fixture.users.find(caller.orElseThrow().user()).orElseThrow();
    }

    @Test
    void admitsNobodyWhoWasShutOutFromThenOn() {
        User root = fixture.user("root", Role.ADMIN);
        Caller administrator = AccessFixture.caller(root, fixture.session(root, "of root", "a number"));
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER);
        issuer.signs("two", "4712", "bob", LATER, Role.TRADER);
        User alice = user(shown("one"));
        assertThat(shown("two")).isPresent();

        fixture.users().change(administrator, alice, alice.roles(), false);

        assertThat(shown("one")).isEmpty();
        assertThat(shown("two")).isPresent();
        assertThat(issuer.verified).isEqualTo(3); // bob is still remembered
    }

    @Test
    void doesNotRememberAUserWhoWasShutOutMeanwhile() {
        issuer.signs("one", "4711", "alice", LATER, Role.TRADER);
        User alice = user(shown("one"));
        fixture.pass(Duration.ofSeconds(5));
        boolean[] done = {false};
        UserStore interrupted = Meanwhile.after(UserStore.class, fixture.users, "find", () -> {
            if (!done[0]) {
                done[0] = true;
                fixture.users.change(alice.id(), Set.of(), false, fixture.why("user.change"));
                fixture.ends.fire(AccessEnded.ofUser(alice.id()));
            }
        });
        JwtAdmission slow = admission(interrupted);
        slow.byToken("one", ADDRESS);

        assertThat(slow.byToken("one", ADDRESS)).isEmpty();
    }
}
