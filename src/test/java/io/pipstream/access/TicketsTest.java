package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private static final String PAGE = "https://chart.example";

    private final AccessFixture fixture = new AccessFixture();
    private final User anna = fixture.user("anna", Role.TRADER);
    private final StoredCredential token = fixture.token(anna, "pst_one", Scope.READ);
    private final Caller caller = AccessFixture.caller(anna, token);
    private final Tickets tickets = new Tickets(fixture.admission, fixture.nonces, fixture.nanos);

    private boolean works(String ticket, String origin) {
        return tickets.redeem(ticket, origin, "198.51.100.7").isPresent();
    }

    @Test
    void admitsWhoeverGotItFromWhereItIsUsed() {
        String ticket = tickets.issue(caller, PAGE);

        assertThat(ticket).hasSize(43);
        assertThat(tickets.redeem(ticket, PAGE, "198.51.100.7"))
                .hasValue(new Caller(anna.id(), "anna", caller.scopes(), token.credential(), "198.51.100.7"));
    }

    @Test
    void worksOnce() {
        String ticket = tickets.issue(caller, PAGE);

        assertThat(works(ticket, PAGE)).isTrue();
        assertThat(works(ticket, PAGE)).isFalse();
    }

    @Test
    void worksForThirtySeconds() {
        String one = tickets.issue(caller, PAGE);
        String other = tickets.issue(caller, PAGE);
        fixture.pass(Duration.ofMillis(29_999));
        assertThat(works(one, PAGE)).isTrue();

        fixture.pass(Duration.ofMillis(1));
        assertThat(works(other, PAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://chart.example", "https://chart.example:8443", "null", ""})
    void isUsedUpByAnotherOrigin(String origin) {
        String ticket = tickets.issue(caller, PAGE);

        assertThat(works(ticket, origin)).isFalse();
        assertThat(works(ticket, PAGE)).isFalse();
    }

    @Test
    void ofNoPageIsForNoPage() {
        assertThat(works(tickets.issue(caller, ""), PAGE)).isFalse();
        assertThat(works(tickets.issue(caller, ""), "")).isTrue();
    }

    @Test
    void isOfNoUseWhenItsCredentialHasEnded() {
        String ticket = tickets.issue(caller, PAGE);
        fixture.credentials.end(token.credential().id(), fixture.why("token.revoke"));

        assertThat(works(ticket, PAGE)).isFalse();
    }

    @Test
    void isOfNoUseWhenItsUserMayNotReadAnyMore() {
        String ticket = tickets.issue(caller, PAGE);
        fixture.users.change(anna.id(), Set.of(), true, fixture.why("user.change"));

        assertThat(works(ticket, PAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no ticket"})
    void isNotMadeUp(String ticket) {
        assertThat(works(ticket, PAGE)).isFalse();
    }

    @Test
    void ofOneUserThereAreAHundredAndTwentyAMinuteWhateverTheyHold() {
        for (int number = 0; number < 120; number++) {
            tickets.issue(caller, PAGE);
        }

        TryLaterException refused = catchThrowableOfType(TryLaterException.class, () -> tickets.issue(caller, PAGE));

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(500));
        Caller again = AccessFixture.caller(anna, fixture.token(anna, "pst_two", Scope.READ));
        assertThatThrownBy(() -> tickets.issue(again, PAGE)).isInstanceOf(TryLaterException.class);
        User bert = fixture.user("bert", Role.TRADER);
        Caller other = AccessFixture.caller(bert, fixture.token(bert, "pst_three", Scope.READ));
        assertThat(works(tickets.issue(other, PAGE), PAGE)).isTrue();
        fixture.pass(Duration.ofMillis(500));
        assertThat(works(tickets.issue(caller, PAGE), PAGE)).isTrue();
        assertThatThrownBy(() -> tickets.issue(caller, PAGE)).isInstanceOf(TryLaterException.class);
    }
}
