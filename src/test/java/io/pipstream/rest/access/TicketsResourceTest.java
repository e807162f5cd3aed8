package io.pipstream.rest.access;

import static io.pipstream.rest.access.AccessFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Caller;
import io.pipstream.access.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsResourceTest {

    static final String CHART = "https://chart.example";
    static final String ELSEWHERE = "198.51.100.7";

    final AccessFixture access = new AccessFixture();

    @BeforeEach
    void logIn() {
        access.hasUser("Ann", Role.TRADER);
        access.logsIn("ann");
    }

    private Told issue(String ownOrigin, String request) {
        return Told.of("post /api/tickets", () -> access.ticketsResource.issue(ownOrigin, body(request)));
    }

    private Optional<Caller> redeemed(Told ticket, String origin) {
        return access.tickets.redeem(ticket.text("ticket"), origin, ELSEWHERE);
    }

    @Test
    void aTicketAdmitsWhoeverAskedForItOnce() {
        Told ticket = issue(CHART, "");

        assertThat(ticket.status()).isEqualTo(201);
        assertThat(ticket.json().path("expires_in").intValue()).isEqualTo(30);
        Caller caller = redeemed(ticket, CHART).orElseThrow();
        assertThat(caller.user()).isEqualTo(access.current.get().user());
        assertThat(caller.credential()).isEqualTo(access.current.get().credential());
        assertThat(caller.address()).isEqualTo(ELSEWHERE);
        assertThat(redeemed(ticket, CHART)).isEmpty();
    }

    @Test
    void itIsForTheOriginThatIsNamedBeforeTheRequestsOwn() {
        Told ticket = issue("https://own.example", "{'origin':'https://chart.example'}");

        assertThat(ticket.text("origin")).isEqualTo(CHART);
        assertThat(redeemed(ticket, CHART)).isPresent();
        assertThat(redeemed(issue("https://own.example", "{}"), "https://own.example"))
                .isPresent();
    }

    @Test
    void withoutAnyOriginItIsForNoPage() {
        assertThat(redeemed(issue(null, ""), CHART)).isEmpty();
        assertThat(redeemed(issue(null, ""), "")).isPresent();
    }

    @Test
    void itIsOverAfterHalfAMinute() {
        Told ticket = issue(CHART, "");
        access.nanos.advance(Duration.ofSeconds(30));

        assertThat(redeemed(ticket, CHART)).isEmpty();
    }

    @Test
    void itIsOverWithWhatItWasAskedForBy() {
        Told ticket = issue(CHART, "");
        access.logins.logout(access.current.get());

        assertThat(redeemed(ticket, CHART)).isEmpty();
    }

    @Test
    void nobodyMakesThemWithoutEnd() {
        for (int number = 1; number <= 120; number++) {
            assertThat(issue(CHART, "").status()).isEqualTo(201);
        }

        assertThat(issue(CHART, "").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{'origin':{}}", "{'origin':' '}", "{"})
    void whatCannotBeUnderstoodIsRefused(String request) {
        assertThat(issue(CHART, request).status()).isEqualTo(400);
    }
}
