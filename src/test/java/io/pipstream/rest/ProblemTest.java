package io.pipstream.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
