package io.pipstream.rest;

import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error this server answers over HTTP: RFC 9457, with the members {@code error} (the sentence once
 * more, for clients of the system this one follows) and {@code code}. Immutable.
 *
 * @param code for programs; never changes once published
 * @param sentence for people; says what was wrong, never how the server is made
 * @param fields what is wrong with each field of the request, by its name; may be empty
 * @param symbols the names of instruments that are to blame; may be empty
 * @param rule the regulation behind it
 * @param incident the name under which the log tells more
 */
public record Problem(
        int status,
        String code,
        String sentence,
        Map<String, String> fields,
        List<String> symbols,
        @Nullable String rule,
        @Nullable String incident) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;

    public static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, Map.of(), List.of(), null, null);
    }

    /** 400. */
    public static Problem badRequest(String code, String sentence) {
        return of(Response.Status.BAD_REQUEST.getStatusCode(), code, sentence);
    }

    /** 400, with what is wrong with each field, in the map's order. */
    public static Problem wrongFields(String sentence, Map<String, String> fields) {
        int status = Response.Status.BAD_REQUEST.getStatusCode();
        return new Problem(status, "invalid_fields", sentence, fields, List.of(), null, null);
    }

    /** 404 for names that are no instrument's. */
    public static Problem unknownSymbols(List<String> symbols) {
        String sentence =
                (symbols.size() == 1 ? "Unknown instrument: " : "Unknown instruments: ") + String.join(", ", symbols);
        int status = Response.Status.NOT_FOUND.getStatusCode();
        return new Problem(status, "unknown_symbol", sentence, Map.of(), symbols, null, null);
    }

    /** 422: understood, and refused for what it says. */
    public static Problem refused(String code, String sentence) {
        return of(UNPROCESSABLE, code, sentence);
    }

    /** The same with the regulation that demands it. */
    public Problem citing(@Nullable String source) {
        return new Problem(status, code, sentence, fields, symbols, source, incident);
    }

    /** 500, which tells no more than where to look. */
    public static Problem internal(String incident) {
        return new Problem(
                Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                "internal_error",
                "Something went wrong here. The log of the server knows more about incident " + incident + ".",
                Map.of(),
                List.of(),
                null,
                incident);
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }

    public Response toResponse() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(json().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    public String json() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", title());
            json.writeNumberField("status", status);
            json.writeStringField("detail", sentence);
            json.writeStringField("error", sentence);
            json.writeStringField("code", code);
            if (!fields.isEmpty()) {
                json.writeObjectFieldStart("fields");
                for (Map.Entry<String, String> field : fields.entrySet()) {
                    json.writeStringField(field.getKey(), field.getValue());
                }
                json.writeEndObject();
            }
            if (!symbols.isEmpty()) {
                json.writeArrayFieldStart("symbols");
                for (String symbol : symbols) {
                    json.writeString(symbol);
                }
                json.writeEndArray();
            }
            if (rule != null) {
                json.writeStringField("rule", rule);
            }
            if (incident != null) {
                json.writeStringField("instance", "urn:uuid:" + incident);
            }
            json.writeEndObject();
        });
    }

    /** RFC 9457 wants the status's own phrase where the type is {@code about:blank}. */
    private String title() {
        if (status == UNPROCESSABLE) {
            return "Unprocessable Content";
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
