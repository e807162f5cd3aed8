package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.ADDRESS;
import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.AccessEnded;
import io.pipstream.access.Caller;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensResourceTest {

    final AccessFixture access = new AccessFixture();

    @BeforeEach
    void logIn() {
        access.hasUser("Ann", Role.TRADER);
        access.logsIn("ann");
    }

    private Told issue(String request) {
        return Told.of("post /api/tokens", () -> access.tokensResource.issue(body(request)));
    }

    private Told tokens() {
        return Told.of("get /api/tokens", access.tokensResource::tokens);
    }

    private Told revoke(String id) {
        return Told.of("delete /api/tokens/{id}", () -> access.tokensResource.revoke(id));
    }

    private Optional<Caller> admitted(Told issued) {
        return access.admission.byToken(issued.text("token"), ADDRESS);
    }

    @Test
    void aTokenDoesWhatItWasMadeFor() {
        Told issued = issue("{'name':'grid bot','scopes':['read']}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.text("token")).startsWith("pst_").hasSize(47);
        assertThat(admitted(issued).orElseThrow().scopes()).containsExactly(Scope.READ);
        assertThat(admitted(issued).orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    void itsSecretIsToldOnceAndKeptNowhere() {
        String secret = issue("{'name':'grid bot','scopes':['read']}").text("token");

        Told listed = tokens();

        assertThat(listed.json().findValuesAsText("name")).containsExactly("grid bot");
        assertThat(listed.text()).doesNotContain(secret).doesNotContain(secret.substring(4));
        assertThat(listed.json().path(0).has("token")).isFalse();
        String id = listed.json().path(0).path("id").asText();
        assertThat(access.credentials.find(id).orElseThrow().toString()).doesNotContain(secret.substring(4));
        assertThat(listed.text())
                .doesNotContain(access.credentials.find(id).orElseThrow().hash());
        assertThat(access.audit.entries().toString()).contains("token.issue").doesNotContain(secret.substring(4));
    }

    @Test
    void tokensAreListedNewestFirstAndNobodyElses() {
        issue("{'name':'first','scopes':['read']}");
        access.desk.pass(Duration.ofSeconds(1));
        issue("{'name':'second','scopes':['read','trade']}");
        access.hasUser("Ben", Role.TRADER);

        assertThat(tokens().json().findValuesAsText("name")).containsExactly("second", "first");
        access.logsIn("ben");
        assertThat(tokens().json()).isEmpty();
    }

    @Test
    void aTokenThatIsTakenBackAdmitsNobody() {
        Told issued = issue("{'name':'grid bot','scopes':['read']}");
        String id = issued.text("id");
        assertThat(admitted(issued)).isPresent(); // so that it is remembered

        assertThat(revoke(id).status()).isEqualTo(204);

        assertThat(admitted(issued)).isEmpty();
        assertThat(tokens().json()).isEmpty();
        assertThat(access.endings.fired).containsExactly(AccessEnded.ofCredential(id));
        assertThat(revoke(id).status()).isEqualTo(404);
    }

    @Test
    void nobodyTakesBackSomebodyElsesTokenNorASessionAsOne() {
        Told anns = issue("{'name':'grid bot','scopes':['read']}");
        String session = access.current.get().credential().id();
        access.hasUser("Ben", Role.TRADER);
        access.logsIn("ben");

        assertThat(revoke(anns.text("id"))).isEqualTo(revoke("made-up"));
        assertThat(admitted(anns)).isPresent();
        assertThat(revoke(session).status()).isEqualTo(404);
        assertThat(revoke(access.current.get().credential().id()).status()).isEqualTo(404);
    }

    @Test
    void aTokenEndsWhenItWasToEnd() {
        Told issued = issue("{'name':'grid bot','scopes':['read'],'expires_in':60}");

        assertThat(issued.text("expires_at")).isEqualTo("2026-01-15T12:01:01Z"); // a minute after the log-in's second
        access.desk.pass(Duration.ofSeconds(59));
        assertThat(admitted(issued)).isPresent();
        access.desk.pass(Duration.ofSeconds(1));
        assertThat(admitted(issued)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'name':'bot','scopes':['read','admin']}|scopes|must be some of your own: read trade",
                "{'name':'bot','scopes':['feed']}|scopes|must be some of your own: read trade",
                "{'name':'bot','scopes':[]}|scopes|must be some of your own: read trade",
                "{'name':'bot','scopes':['everything']}|scopes|must be among: read, trade, feed, admin, metrics",
                "{'name':'bot','scopes':'read'}|scopes|must be a list",
                "{'name':'bot'}|scopes|is required",
                "{'scopes':['read']}|name|is required",
                "{'name':' ','scopes':['read']}|name|must be a text",
                "{'name':'two\\nlines','scopes':['read']}|name|must be a text",
                "{'name':'bot','scopes':['read'],'expires_in':0}|expires_in|must be a whole number from 1 to 315360000",
                "{'name':'bot','scopes':['read'],'expires_in':315360001}|expires_in|must be a whole number",
            })
    void whatATokenCannotBeIsToldByField(String request, String field, String flaw) {
        Told told = issue(request);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").path(field).asText()).startsWith(field + " " + flaw);
        assertThat(tokens().json()).isEmpty();
    }

    @Test
    void aUserHasAtMostFiftyTokens() {
        for (int number = 1; number <= 50; number++) {
            assertThat(issue("{'name':'bot','scopes':['read']}").status()).isEqualTo(201);
        }

        assertThat(issue("{'name':'bot','scopes':['read']}").status()).isEqualTo(400);
        JsonNode all = tokens().json();
        assertThat(all).hasSize(50);
        revoke(all.path(7).path("id").asText());
        assertThat(issue("{'name':'bot','scopes':['read']}").status()).isEqualTo(201);
    }

    @Test
    void aRoleThatIsLostIsLostToTheTokensToo() {
        Told issued = issue("{'name':'grid bot','scopes':['read','trade']}");
        access.users.change(
                AccessFixture.somebody("root", Scope.ADMIN),
                access.users.find("ann").orElseThrow(),
                Set.of(Role.FEEDER),
                true);

        assertThat(admitted(issued).orElseThrow().scopes()).containsExactly(Scope.READ);
    }
}
