package io.pipstream.mt5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.util.Optional;

/**
 * A command as it came. Immutable.
 *
 * @param id given back as it came; null in JSON where there was none
 * @param fields all of it
 */
record JsonRequest(JsonNode id, CommandFields fields) {

    static final int LONGEST = 32 * 1024;

    private static final int LONGEST_ID = 128;

    /** Nothing that could be understood. */
    static final JsonRequest NONE = new JsonRequest(NullNode.getInstance(), CommandFields.NONE);

    /** @throws TerminalException if it is no JSON object, or its id cannot be one */
    static JsonRequest parse(byte[] text) {
        JsonNode body = tree(text);
        if (body == null || !body.isObject()) {
            throw new TerminalException("invalid_message", "A request is a JSON object with an \"action\".");
        }
        JsonNode id = body.path("id");
        if (id.isMissingNode() || id.isNull()) {
            return new JsonRequest(NullNode.getInstance(), new CommandFields(body));
        }
        boolean possible =
                id.isIntegralNumber() || (id.isTextual() && !id.textValue().isBlank());
        if (!possible || id.asText().length() > LONGEST_ID) {
            throw new TerminalException(
                    "invalid_message", "An id is a whole number or a text of 1 to " + LONGEST_ID + " characters.");
        }
        return new JsonRequest(id, new CommandFields(body));
    }

    Optional<String> name() {
        return id.isNull() ? Optional.empty() : Optional.of(id.asText());
    }

    private static JsonNode tree(byte[] text) {
        if (text.length > LONGEST) {
            throw new TerminalException("too_large", "A request has at most " + LONGEST + " bytes.");
        }
        try {
            return Json.mapper().readTree(text);
        } catch (StreamConstraintsException
                | NumberFormatException beyond) { // the latter of an exponent of too many digits
            throw new TerminalException(
                    "invalid_json", "The request nests too deeply, or has a number or text that is too long.");
        } catch (JsonProcessingException malformed) {
            throw new TerminalException("invalid_json", "Invalid JSON format.");
        } catch (IOException unreadable) {
            throw new TerminalException("invalid_json", "The request cannot be read as UTF-8 text.");
        }
    }
}
