package io.pipstream.rest;

import io.pipstream.access.Scope;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param headers that the answer must have beside its type, by their names; may be empty
 */
public record Problem(
        int status,
        String code,
        String sentence,
        Map<String, String> fields,
        List<String> symbols,
        @Nullable String rule,
        @Nullable String incident,
        Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String RETRY_AFTER = "Retry-After";

    public static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, Map.of(), List.of(), null, null, Map.of());
    }

    /** 400. */
    public static Problem badRequest(String code, String sentence) {
        return of(Response.Status.BAD_REQUEST.getStatusCode(), code, sentence);
    }

    /** 400, with what is wrong with each field, in the map's order. */
    public static Problem wrongFields(String sentence, Map<String, String> fields) {
        int status = Response.Status.BAD_REQUEST.getStatusCode();
        return new Problem(status, "invalid_fields", sentence, fields, List.of(), null, null, Map.of());
    }

    /** 401: nobody is known to make the request. */
    public static Problem unauthenticated() {
        return of(
                        Response.Status.UNAUTHORIZED.getStatusCode(),
                        "unauthenticated",
                        "This needs a log-in, or an API token that works.")
                .with(WWW_AUTHENTICATE, "Bearer");
    }

    /** 403: it is known who asks, and they may not. */
    public static Problem forbidden(String sentence) {
        return of(Response.Status.FORBIDDEN.getStatusCode(), "forbidden", sentence);
    }

    /** 403 for want of a scope, which it names. */
    public static Problem missing(Scope scope) {
        return forbidden("This needs the scope " + scope.code() + ", which you do not have.");
    }

    /** 404 for names that are no instrument's. */
    public static Problem unknownSymbols(List<String> symbols) {
        String sentence =
                (symbols.size() == 1 ? "Unknown instrument: " : "Unknown instruments: ") + String.join(", ", symbols);
        int status = Response.Status.NOT_FOUND.getStatusCode();
        return new Problem(status, "unknown_symbol", sentence, Map.of(), symbols, null, null, Map.of());
    }

    /** 429, with the time after which the next request may come. */
    public static Problem tooManyRequests(Duration wait) {
        String sentence = "There were too many requests: wait %d s.".formatted(wholeSeconds(wait));
        return of(TOO_MANY_REQUESTS, "rate_limited", sentence).retryAfter(wait);
    }

    /** 422: understood, and refused for what it says. */
    public static Problem refused(String code, String sentence) {
        return of(UNPROCESSABLE, code, sentence);
    }

    /** The same with the regulation that demands it. */
    public Problem citing(@Nullable String source) {
        return new Problem(status, code, sentence, fields, symbols, source, incident, headers);
    }

    /** The same with the time to wait before another attempt, in whole seconds, rounded up. */
    public Problem retryAfter(Duration wait) {
        return with(RETRY_AFTER, Long.toString(wholeSeconds(wait)));
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The same with a header that the answer must have. */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, sentence, fields, symbols, rule, incident, Collections.unmodifiableMap(more));
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
                incident,
                Map.of());
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }

    public Response toResponse() {
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(json().getBytes(StandardCharsets.UTF_8));
        headers.forEach(answer::header);
        return answer.build();
    }

    /** The body alone, for those who answer without JAX-RS; {@link #headers} belong to it. */
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
