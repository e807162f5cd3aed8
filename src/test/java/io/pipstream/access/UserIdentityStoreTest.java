package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdentityStoreTest {

    private final AccessFixture fixture = new AccessFixture();
    private final UserIdentityStore store = new UserIdentityStore(fixture.users, fixture.passwords);
    private final User anna = fixture.user("anna", Role.TRADER, Role.ADMIN);

    private CredentialValidationResult shown(String name, String password) {
        return store.validate(new UsernamePasswordCredential(name, password));
    }

    @Test
    void tellsANameInItsOwnLettersAndTheRolesAsGroups() {
        CredentialValidationResult result = shown("ANNA", AccessFixture.PASSWORD);

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(result.getCallerPrincipal().getName()).isEqualTo("anna");
        assertThat(result.getCallerGroups()).containsExactlyInAnyOrder("trader", "admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "nobody", "", "no name at all", "a'; drop table users; --"})
    void answersWhateverIsWrongAlikeAfterTheSameWork(String name) {
        CredentialValidationResult result = shown(name, "a wrong password");

        assertThat(result).isSameAs(CredentialValidationResult.INVALID_RESULT);
        assertThat(fixture.hashes.take()).isEqualTo(1);
    }

    @Test
    void knowsNobodyWhoWasShutOut() {
        fixture.users.change(anna.id(), Set.of(Role.TRADER), false, fixture.why("user.change"));

        assertThat(shown("anna", AccessFixture.PASSWORD)).isSameAs(CredentialValidationResult.INVALID_RESULT);
        assertThat(fixture.hashes.take()).isEqualTo(1);
    }

    @Test
    void knowsNobodyWhoHasNoPassword() {
        User bot = new User(new UserId("bot"), new UserName("bot"), Set.of(), true, AccessFixture.NOON);
        fixture.users.add(bot, "", fixture.why("user.create"));

        assertThat(shown("bot", "")).isSameAs(CredentialValidationResult.INVALID_RESULT);
        assertThat(shown("bot", "nobody has this password")).isSameAs(CredentialValidationResult.INVALID_RESULT);
    }
}
