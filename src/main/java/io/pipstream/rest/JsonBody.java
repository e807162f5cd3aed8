package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body as JSON by this project's own mapper, so that the server's never matters. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * Reads all of the body, at most {@code limitBytes} of it.
     *
     * @throws ProblemException 413 beyond the limit, 400 if it is not JSON
     */
    public static JsonNode read(InputStream body, int limitBytes) {
        JsonNode read = parse(body, limitBytes);
        if (read.isMissingNode()) {
            throw Problem.badRequest("invalid_json", "The body is empty.").toException();
        }
        return read;
    }

    /** The same, but no body at all is an object without members. */
    public static JsonNode readOptional(InputStream body, int limitBytes) {
        JsonNode read = parse(body, limitBytes);
        return read.isMissingNode() ? JsonNodeFactory.instance.objectNode() : read;
    }

    private static JsonNode parse(InputStream body, int limitBytes) {
        try {
            byte[] bytes = body.readNBytes(limitBytes + 1);
            if (bytes.length > limitBytes) {
                throw tooLarge(limitBytes).toException();
            }
            JsonNode read = Json.mapper().readTree(bytes);
            return read == null ? MissingNode.getInstance() : read;
        } catch (StreamConstraintsException
                | NumberFormatException beyond) { // the latter of an exponent of too many digits
            throw Problem.badRequest(
                            "invalid_json", "The body nests too deeply, or has a number or text that is too long.")
                    .toException();
        } catch (JsonProcessingException malformed) {
            throw Problem.badRequest("invalid_json", "Invalid JSON format" + place(malformed))
                    .toException();
        } catch (IOException unreadable) {
            throw Problem.badRequest("invalid_json", "The body cannot be read as UTF-8 text.")
                    .toException();
        }
    }

    private static Problem tooLarge(int limitBytes) {
        int status = Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
        return Problem.of(status, "too_large", "The body is longer than %d bytes.".formatted(limitBytes));
    }

    private static String place(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
    }
}
