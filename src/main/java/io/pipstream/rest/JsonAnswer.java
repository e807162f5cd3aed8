package io.pipstream.rest;

import io.pipstream.wire.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers with JSON made here: bytes, which no server's own JSON library touches. */
public final class JsonAnswer {

    private JsonAnswer() {}

    public static Response ok(Json.Body value) {
        return of(Response.Status.OK.getStatusCode(), value);
    }

    public static Response of(int status, Json.Body value) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.text(value).getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
