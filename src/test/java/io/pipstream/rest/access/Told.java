package io.pipstream.rest.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.InvalidInputException;
import io.pipstream.access.TryLaterException;
import io.pipstream.rest.OpenApi;
import io.pipstream.rest.ProblemException;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a client hears of an operation: nothing but what {@code docs/openapi.yaml} says. */
record Told(int status, String text, Map<String, NewCookie> cookies) {

    private static final OpenApi API = OpenApi.read();

    /** @param operation method and path, such as {@code get /api/session} */
    static Told of(String operation, Supplier<Response> call) {
        Response response = mapped(call);
        byte[] entity = (byte[]) response.getEntity();
        Told told =
                new Told(response.getStatus(), entity == null ? "" : new String(entity, UTF_8), response.getCookies());
        told.assertDescribed(operation, response);
        return told;
    }

    /** What a resource throws is answered as the server's mappers do. */
    private static Response mapped(Supplier<Response> call) {
        try {
            return call.get();
        } catch (ProblemException refused) {
            return refused.problem().toResponse();
        } catch (InvalidInputException invalid) {
            return new InvalidInputMapper().toResponse(invalid);
        } catch (TryLaterException tooMany) {
            return new TryLaterMapper().toResponse(tooMany);
        }
    }

    private void assertDescribed(String operation, Response response) {
        String[] verbAndPath = operation.split(" ", -1);
        JsonNode answer = API.resolved(API.document()
                .path("paths")
                .path(verbAndPath[1])
                .path(verbAndPath[0])
                .path("responses")
                .path(Integer.toString(status)));
        JsonNode content = answer.path("content");
        if (text.isEmpty()) {
            assertThat(content.isMissingNode()).as(operation + ": a body").isTrue();
        } else {
            JsonNode schema = content.path(response.getMediaType().toString()).path("schema");
            assertThat(API.faults(schema, json(), ""))
                    .as(operation + ": " + text)
                    .isEmpty();
        }
        TreeSet<String> headers = new TreeSet<>(response.getHeaders().keySet());
        headers.remove("Content-Type");
        assertThat(answer.path("headers").properties().stream().map(Map.Entry::getKey))
                .as(operation + ": headers")
                .containsAll(headers);
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The member's text; that of a problem's code is {@code text("code")}. */
    String text(String member) {
        return json().path(member).asText();
    }
}
