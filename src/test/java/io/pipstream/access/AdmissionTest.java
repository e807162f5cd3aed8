package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Credential.Kind;
import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final AccessFixture fixture = new AccessFixture();
    private final User anna = fixture.user("anna", Role.TRADER);
    private final AtomicInteger lookups = new AtomicInteger();
    private Runnable afterLookup = lookups::incrementAndGet;
    private final Admission admission = new Admission(
            Meanwhile.after(CredentialStore.class, fixture.credentials, "findByHash", () -> afterLookup.run()),
            fixture.users,
            fixture.ends,
            fixture.clock,
            fixture.nanos);

    private Optional<Caller> shown(String secret) {
        return admission.byToken(secret, ADDRESS);
    }

    private void endInStore(StoredCredential stored) {
        fixture.credentials.end(stored.credential().id(), fixture.why("token.revoke"));
    }

    @Test
    void knowsWhoHoldsAToken() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ, Scope.TRADE);

        Caller caller = admission.byToken("pst_one", "198.51.100.7").orElseThrow();

        assertThat(caller)
                .isEqualTo(new Caller(
                        anna.id(), "anna", Set.of(Scope.READ, Scope.TRADE), token.credential(), "198.51.100.7"));
        assertThat(shown("pst_two")).isEmpty();
        assertThat(shown("")).isEmpty();
    }

    @Test
    void tellsTheNumberThatASessionsChangesNeed() {
        fixture.session(anna, "a session", "a number");

        assertThat(admission.bySession("a session", ADDRESS).orElseThrow().csrf())
                .isEqualTo("a number");
    }

    @Test
    void takesNoTokenForASessionAndNoSessionForAToken() {
        fixture.token(anna, "pst_one", Scope.READ);
        fixture.session(anna, "a session", "a number");

        assertThat(admission.bySession("pst_one", ADDRESS)).isEmpty();
        assertThat(shown("a session")).isEmpty();
    }

    @Test
    void allowsWhatBothCredentialAndRolesAllow() {
        fixture.token(anna, "pst_much", Scope.READ, Scope.ADMIN, Scope.FEED, Scope.METRICS);
        fixture.token(anna, "pst_little", Scope.READ);
        fixture.token(anna, "pst_nothing", Scope.ADMIN);

        assertThat(shown("pst_much").orElseThrow().scopes()).containsExactly(Scope.READ);
        assertThat(shown("pst_little").orElseThrow().scopes()).containsExactly(Scope.READ);
        assertThat(shown("pst_nothing").orElseThrow().scopes()).isEmpty();
    }

    @Test
    void remembersForFiveSeconds() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        assertThat(shown("pst_one")).isPresent();
        endInStore(token); // on another node
        fixture.pass(Duration.ofMillis(4_999));

        assertThat(shown("pst_one")).isPresent();
        assertThat(lookups).hasValue(1);

        fixture.pass(Duration.ofMillis(1));
        assertThat(shown("pst_one")).isEmpty();
    }

    @Test
    void remembersNotLongerForBeingAskedOften() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        assertThat(shown("pst_one")).isPresent();
        endInStore(token);
        for (int second = 0; second < 4; second++) {
            fixture.pass(Duration.ofSeconds(1));
            assertThat(shown("pst_one")).isPresent();
        }
        fixture.pass(Duration.ofSeconds(1));

        assertThat(shown("pst_one")).isEmpty();
    }

    @Test
    void forgetsAtOnceWhatEnds() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        fixture.token(anna, "pst_two", Scope.READ);
        shown("pst_one");
        shown("pst_two");
        endInStore(token);

        AccessEnded access = AccessEnded.ofCredential(token.credential().id());
        admission.end(access);

        assertThat(shown("pst_one")).isEmpty();
        assertThat(fixture.ends.take()).containsExactly(access);
        assertThat(lookups).hasValue(3);
        assertThat(shown("pst_two")).isPresent();
        assertThat(lookups).hasValue(3); // as before: it is still remembered
    }

    @Test
    void forgetsAtOnceWhatAUserHad() {
        User bert = fixture.user("bert", Role.TRADER);
        fixture.token(anna, "pst_annas", Scope.READ);
        fixture.token(bert, "pst_berts", Scope.READ);
        shown("pst_annas");
        shown("pst_berts");
        fixture.users.change(anna.id(), Set.of(), true, fixture.why("user.change"));

        admission.end(AccessEnded.ofUser(anna.id()));

        assertThat(shown("pst_annas").orElseThrow().scopes()).isEmpty();
        assertThat(lookups).hasValue(3);
        assertThat(shown("pst_berts")).isPresent();
        assertThat(lookups).hasValue(3);
    }

    @Test
    void forgetsNobodyForTheEndOfARightToOneAccount() {
        fixture.token(anna, "pst_one", Scope.READ);
        shown("pst_one");

        admission.end(AccessEnded.ofAccount(anna.id(), new AccountId("anna-1")));

        shown("pst_one");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void doesNotRememberWhatEndedWhileItWasLookedUp() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        afterLookup = () -> {
            afterLookup = () -> {};
            endInStore(token);
            admission.end(AccessEnded.ofCredential(token.credential().id()));
        };
        shown("pst_one"); // of a request that began before the end

        assertThat(shown("pst_one")).isEmpty();
    }

    @Test
    void doesNotRememberAUserWhoWasShutOutMeanwhile() {
        fixture.token(anna, "pst_one", Scope.READ);
        Admission slow = new Admission(
                fixture.credentials,
                Meanwhile.after(UserStore.class, fixture.users, "find", () -> afterLookup.run()),
                fixture.ends,
                fixture.clock,
                fixture.nanos);
        afterLookup = () -> {
            afterLookup = () -> {};
            fixture.users.change(anna.id(), Set.of(Role.TRADER), false, fixture.why("user.change"));
            slow.end(AccessEnded.ofUser(anna.id()));
        };
        slow.byToken("pst_one", ADDRESS);

        assertThat(slow.byToken("pst_one", ADDRESS)).isEmpty();
    }

    @Test
    void admitsNobodyAfterTheCredentialsTimeThoughItIsRemembered() {
        fixture.stored(anna, Kind.TOKEN, "pst_one", NOON.plusSeconds(2), "", Scope.READ);
        fixture.pass(Duration.ofMillis(1_999));
        Caller caller = shown("pst_one").orElseThrow();
        assertThat(admission.stillWorks(caller)).isTrue();

        fixture.pass(Duration.ofMillis(1));

        assertThat(shown("pst_one")).isEmpty();
        assertThat(admission.stillWorks(caller)).isFalse();
    }

    @Test
    void admitsNobodyWhoWasShutOut() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        fixture.session(anna, "a session", "a number");
        Caller caller = AccessFixture.caller(anna, token);
        fixture.users.change(anna.id(), Set.of(Role.TRADER), false, fixture.why("user.change"));

        assertThat(shown("pst_one")).isEmpty();
        assertThat(admission.bySession("a session", ADDRESS)).isEmpty();
        assertThat(admission.stillWorks(caller)).isFalse();
    }

    @Test
    void asksTheStoreWhetherACallerIsAdmittedStill() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        Caller caller = shown("pst_one").orElseThrow();
        assertThat(admission.stillWorks(caller)).isTrue();

        endInStore(token); // on another node, and it is remembered here
        assertThat(admission.stillWorks(caller)).isFalse();
    }

    @Test
    void asksForTheUserOnlyWhereNothingIsStored() {
        Caller signed = new Caller(anna.id(), "anna", Set.of(), new Credential(Kind.JWT, "a-token", null), ADDRESS);
        Caller unknown = new Caller(new UserId("x"), "x", Set.of(), new Credential(Kind.JWT, "a-token", null), ADDRESS);
        Caller demo = new Caller(UserId.DEMO, "demo", Set.of(), Credential.DEMO, ADDRESS);

        assertThat(admission.stillWorks(signed)).isTrue();
        assertThat(admission.stillWorks(unknown)).isFalse();
        assertThat(admission.stillWorks(demo)).isTrue();
    }

    /** On another node the user's sockets close by this alone. */
    @Test
    void aCallerWhoMayDoLessNowIsNotAdmittedStill() {
        fixture.token(anna, "pst_one", Scope.READ);
        Caller reader = shown("pst_one").orElseThrow();

        fixture.users.change(anna.id(), Set.of(Role.FEEDER), true, fixture.why("user.change"));
        assertThat(admission.stillWorks(reader)).isTrue();

        fixture.users.change(anna.id(), Set.of(), true, fixture.why("user.change"));
        assertThat(admission.stillWorks(reader)).isFalse();
    }

    private Optional<Instant> lastUse(StoredCredential stored) {
        return fixture.credentials.find(stored.credential().id()).map(StoredCredential::lastUsedAt);
    }

    @Test
    void notesAUseOnceAMinute() {
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        shown("pst_one");
        assertThat(lastUse(token)).hasValue(NOON);

        fixture.pass(Duration.ofSeconds(60));
        shown("pst_one");
        assertThat(lastUse(token)).hasValue(NOON);

        fixture.pass(Duration.ofSeconds(6));
        shown("pst_one");
        assertThat(lastUse(token)).hasValue(NOON.plusSeconds(66));
    }

    @Test
    void notesNoUseThatWasRefused() {
        StoredCredential expired = fixture.stored(anna, Kind.TOKEN, "pst_old", NOON.minusSeconds(1), "", Scope.READ);
        StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
        shown("pst_old");
        admission.bySession("pst_one", ADDRESS);

        assertThat(lastUse(expired)).isEmpty();
        assertThat(lastUse(token)).isEmpty();
    }
}
