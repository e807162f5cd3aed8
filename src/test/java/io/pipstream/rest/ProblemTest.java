package io.pipstream.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.pipstream.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void theSentenceIsThereForNewAndOldClients() {
        assertThat(Problem.badRequest("some_code", "That was \"wrong\".").json())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"That was \\\"wrong\\\".\",\"error\":\"That was \\\"wrong\\\".\","
                        + "\"code\":\"some_code\"}");
    }

    @Test
    void fieldsAndSymbolsAreNamed() {
        assertThat(Problem.wrongFields("No.", Map.of("bid", "is required")).json())
                .contains("\"fields\":{\"bid\":\"is required\"}");
        assertThat(Problem.unknownSymbols(List.of("FOO")).json()).contains("\"symbols\":[\"FOO\"]");
    }

    @Test
    void aRefusalHasTheTitleOfItsStatus() {
        assertThat(Problem.refused("crossed", "Crossed.").json())
                .contains("\"title\":\"Unprocessable Content\",\"status\":422");
    }

    @Test
    void theAnswerIsAProblemDocument() {
        assertThat(Problem.internal("abc").toResponse().getMediaType()).hasToString("application/problem+json");
        assertThat(Problem.internal("abc").json()).contains("\"instance\":\"urn:uuid:abc\"");
    }

    @Test
    void whoeverIsNotKnownIsToldHowToBe() {
        Problem problem = Problem.unauthenticated();

        assertThat(problem.json()).contains("\"status\":401", "\"code\":\"unauthenticated\"");
        assertThat(problem.headers()).containsExactly(entry("WWW-Authenticate", "Bearer"));
        assertThat(problem.toResponse().getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void whatIsForbiddenIsSaid() {
        assertThat(Problem.missing(Scope.TRADE))
                .isEqualTo(Problem.forbidden("This needs the scope trade, which you do not have."));
        assertThat(Problem.forbidden("No.").json()).contains("\"status\":403", "\"code\":\"forbidden\"");
    }

    @ParameterizedTest(name = "{0} ms: {1} s")
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60", "60000, 60"})
    void theTimeToWaitIsRoundedUp(long milliseconds, String seconds) {
        Problem problem = Problem.tooManyRequests(Duration.ofMillis(milliseconds));

        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.code()).isEqualTo("rate_limited");
        assertThat(problem.headers()).containsExactly(entry("Retry-After", seconds));
        assertThat(problem.toResponse().getHeaderString("Retry-After")).isEqualTo(seconds);
        assertThat(problem.json()).contains("\"title\":\"Too Many Requests\"");
    }

    @Test
    void whatIsAddedToAProblemTakesNothingAway() {
        Problem problem =
                Problem.unauthenticated().retryAfter(Duration.ofSeconds(2)).citing("a rule");

        assertThat(problem.headers()).containsOnlyKeys("WWW-Authenticate", "Retry-After");
        assertThat(problem.rule()).isEqualTo("a rule");
    }
}
