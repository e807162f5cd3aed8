package io.pipstream.access;

import static io.pipstream.access.AccessFixture.ADDRESS;
import static io.pipstream.access.AccessFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.Credential.Kind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private final AccessFixture fixture = new AccessFixture();
    private final Tokens tokens = fixture.tokens();
    private final User anna = fixture.user("anna", Role.TRADER);
    private final Caller caller = session(anna);

    private Caller session(User user) {
        fixture.session(user, "session of " + user.id(), "a number");
        return fixture.admission
                .bySession("session of " + user.id(), ADDRESS)
                .orElseThrow()
                .caller();
    }

    private String flawOf(String name, Set<Scope> scopes, Duration lifetime) {
        return catchThrowableOfType(InvalidInputException.class, () -> tokens.issue(caller, name, scopes, lifetime))
                .field();
    }

    @Test
    void aNewTokenAdmitsItsUserWithItsScopes() {
        Tokens.Issued issued = tokens.issue(caller, "my bot", Set.of(Scope.READ), Duration.ofHours(1));

        assertThat(issued.secret()).matches("pst_[A-Za-z0-9_-]{43}");
        assertThat(issued.token().credential().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        Caller bot = fixture.admission.byToken(issued.secret(), ADDRESS).orElseThrow();
        assertThat(bot.user()).isEqualTo(anna.id());
        assertThat(bot.scopes()).containsExactly(Scope.READ);
        assertThat(bot.credential().kind()).isEqualTo(Kind.TOKEN);

        fixture.pass(Duration.ofHours(1));
        assertThat(fixture.admission.byToken(issued.secret(), ADDRESS)).isEmpty();
    }

    @Test
    void theSecretIsToldOnceAndKeptNowhere() {
        Tokens.Issued issued = tokens.issue(caller, "my bot", Set.of(Scope.READ), null);

        assertThat(fixture.credentials.ofUser(anna.id(), Kind.TOKEN, 10).toString())
                .doesNotContain(issued.secret());
        assertThat(fixture.audit.entries().toString())
                .doesNotContain(issued.secret())
                .contains("token.issue");
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nname", "a\u0000name"})
    void aNameMustBeText(String name) {
        assertThat(flawOf(name, Set.of(Scope.READ), null)).isEqualTo("name");
    }

    @Test
    void aNameHasSixtyFourCharactersAtMost() {
        assertThat(flawOf("a".repeat(65), Set.of(Scope.READ), null)).isEqualTo("name");
        assertThat(tokens.issue(caller, "a".repeat(64), Set.of(Scope.READ), null)
                        .token()
                        .name())
                .hasSize(64);
    }

    @Test
    void nobodyGivesMoreThanTheyMayDo() {
        assertThat(flawOf("bot", Set.of(Scope.READ, Scope.FEED), null)).isEqualTo("scopes");
        assertThat(flawOf("bot", Set.of(Scope.ADMIN), null)).isEqualTo("scopes");
        assertThat(flawOf("bot", Set.of(), null)).isEqualTo("scopes");
        assertThat(tokens.ofUser(anna.id())).isEmpty();
    }

    @Test
    void aLifetimeIsWithinTenYears() {
        assertThat(flawOf("bot", Set.of(Scope.READ), Duration.ZERO)).isEqualTo("expires_in");
        assertThat(flawOf("bot", Set.of(Scope.READ), Duration.ofSeconds(-1))).isEqualTo("expires_in");
        assertThat(flawOf("bot", Set.of(Scope.READ), Duration.ofDays(3_651))).isEqualTo("expires_in");
        assertThat(tokens.issue(caller, "bot", Set.of(Scope.READ), Duration.ofDays(3_650)))
                .isNotNull();
    }

    @Test
    void aUserHasFiftyTokensAtMost() {
        for (int number = 0; number < 50; number++) {
            tokens.issue(caller, "bot", Set.of(Scope.READ), null);
        }
        assertThat(flawOf("bot", Set.of(Scope.READ), null)).isEqualTo("name");

        tokens.revoke(caller, tokens.ofUser(anna.id()).get(0).credential().id());
        tokens.issue(caller, "bot", Set.of(Scope.READ), null);
        assertThat(tokens.ofUser(anna.id())).hasSize(50);
    }

    @Test
    void aTokenThatIsTakenBackEndsAtOnceWithItsSockets() {
        Tokens.Issued issued = tokens.issue(caller, "bot", Set.of(Scope.READ), null);
        String id = issued.token().credential().id();
        fixture.admission.byToken(issued.secret(), ADDRESS);

        assertThat(tokens.revoke(caller, id)).isTrue();

        assertThat(fixture.admission.byToken(issued.secret(), ADDRESS)).isEmpty();
        assertThat(fixture.ends.take()).containsExactly(AccessEnded.ofCredential(id));
        assertThat(tokens.revoke(caller, id)).isFalse();
        assertThat(fixture.ends.take()).isEmpty();
        assertThat(fixture.audit.acts()).endsWith("token.issue", "token.revoke");
    }

    @Test
    void nobodyTakesBackAnothersTokenNorASession() {
        Caller bert = session(fixture.user("bert", Role.TRADER));
        Tokens.Issued issued = tokens.issue(caller, "bot", Set.of(Scope.READ), null);

        assertThat(tokens.revoke(bert, issued.token().credential().id())).isFalse();
        assertThat(tokens.revoke(caller, caller.credential().id())).isFalse();
        assertThat(fixture.admission.byToken(issued.secret(), ADDRESS)).isPresent();
    }

    /** Else whoever stole the session would go on with a token that was made in its last moment, or on another node. */
    @Test
    void aSessionThatHasEndedMakesNoTokenThatWorks() {
        fixture.credentials.endAll(anna.id(), "", fixture.why("credential.end-all"));

        assertThatThrownBy(() -> tokens.issue(caller, "bot", Set.of(Scope.READ), null))
                .isInstanceOf(InvalidInputException.class);
        assertThat(tokens.ofUser(anna.id())).isEmpty();
    }

    @Test
    void aSessionThatEndsMeanwhileMakesNoTokenThatWorks() {
        CredentialStore interrupted = Meanwhile.after(
                CredentialStore.class,
                fixture.credentials,
                "ofUser",
                () -> fixture.credentials.endAll(anna.id(), "", fixture.why("credential.end-all")));
        Tokens slow = new Tokens(interrupted, fixture.admission, fixture.nonces, fixture.clock);

        assertThatThrownBy(() -> slow.issue(caller, "bot", Set.of(Scope.READ), null))
                .isInstanceOf(InvalidInputException.class);
        assertThat(tokens.ofUser(anna.id())).isEmpty();
    }
}
