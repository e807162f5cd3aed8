package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccessEnded;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.Tokens;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminCredentialsResourceTest {

    final AccessFixture access = new AccessFixture();

    private String anns = "";
    private String session = "";
    private Tokens.Issued token;

    @BeforeEach
    void bothLogIn() {
        access.hasUser("Root", Role.ADMIN);
        access.hasUser("Ann", Role.TRADER);
        anns = access.logsIn("ann");
        session = access.current.get().credential().id();
        token = access.tokens.issue(access.current.get(), "bot", Set.of(Scope.READ), null);
        access.logsIn("root");
    }

    private Told credentials(String name) {
        return Told.of("get /api/admin/users/{username}/credentials", () -> access.adminCredentials.credentials(name));
    }

    private Told end(String id) {
        return Told.of("delete /api/admin/credentials/{id}", () -> access.adminCredentials.end(id));
    }

    @Test
    void anAdministratorSeesWhatAUserHoldsAndNothingThatWouldAdmitThem() {
        Told told = credentials("ANN");

        assertThat(told.json().findValuesAsText("kind")).containsExactly("session", "token");
        assertThat(told.json().findValuesAsText("id"))
                .containsExactly(session, token.token().credential().id());
        assertThat(told.text())
                .doesNotContain(anns, token.secret(), token.token().hash());
        assertThat(told.text())
                .doesNotContain(access.credentials.find(session).orElseThrow().csrf());
    }

    @Test
    void whatAnAdministratorEndsAdmitsNobody() {
        String tokenId = token.token().credential().id();

        assertThat(end(session).status()).isEqualTo(204);
        assertThat(end(tokenId).status()).isEqualTo(204);

        assertThat(access.admission.bySession(anns, ADDRESS)).isEmpty();
        assertThat(access.admission.byToken(token.secret(), ADDRESS)).isEmpty();
        assertThat(access.endings.fired)
                .containsExactly(AccessEnded.ofCredential(session), AccessEnded.ofCredential(tokenId));
        assertThat(access.audit.page(Long.MAX_VALUE, 10, "Root", "credential.end"))
                .hasSize(2);
        assertThat(credentials("ann").json()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        end(session);

        assertThat(end(session).text("code")).isEqualTo("not_found");
        assertThat(end("made-up").status()).isEqualTo(404);
        assertThat(credentials("nobody").text("code")).isEqualTo("unknown_user");
    }
}
