package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Credential;
import io.pipstream.platform.Digests;
import io.pipstream.trading.ClientRequest;
import io.pipstream.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's own name for a request, which makes it harmless when it is repeated: {@code client_order_id} in the body, or
 * the header {@code Idempotency-Key}. What an API token names is told apart from what others do, so that two bots of one user
 * may count alike; names given in sessions, by signed tokens and in demo mode are those of the account.
 */
final class RequestName {

    static final String HEADER = "Idempotency-Key";
    static final String FIELD = "client_order_id";

    private static final int LONGEST = 64;

    private RequestName() {}

    /**
     * Null if the client gave none.
     *
     * @param operation method and address, without account and closing slash
     * @param credential what the client was admitted with
     * @throws ProblemException 400 if it cannot be a name, or header and body have different ones
     */
    static @Nullable ClientRequest read(
            String operation, @Nullable String header, JsonNode body, Credential credential) {
        String inBody = inBody(body.path(FIELD));
        if (header == null && inBody == null) {
            return null;
        }
        if (header != null) {
            check(HEADER, header);
            if (inBody != null && !inBody.equals(header)) {
                throw wrong(HEADER, "is another one than client_order_id");
            }
        }
        String name = header == null ? inBody : header;
        return name == null ? null : of(operation, ofItsOwn(name, credential), body);
    }

    /** At most 48 characters of the token's id and 64 of the name: there is room for 128. */
    private static String ofItsOwn(String name, Credential credential) {
        return credential.kind() == Credential.Kind.TOKEN ? credential.id() + "/" + name : name;
    }

    /** A request under a name that is known to be one. */
    static ClientRequest of(String operation, String name, JsonNode body) {
        return new ClientRequest(name, fingerprint(operation, body));
    }

    private static @Nullable String inBody(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String name = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        check(FIELD, name);
        return name;
    }

    private static void check(String field, String name) {
        boolean printable = name.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        if (name.isBlank() || name.length() > LONGEST || !printable) {
            throw wrong(field, "must be a text of 1 to " + LONGEST + " printable characters");
        }
    }

    private static ProblemException wrong(String field, String rule) {
        return Problem.wrongFields(field + " " + rule, Map.of(field, field + " " + rule))
                .toException();
    }

    /** Of the content: spaces and the order of members do not count. */
    private static String fingerprint(String operation, JsonNode body) {
        return Digests.sha256(operation + "\n" + Json.text(json -> CanonicalJson.write(json, body)));
    }
}
