package io.pipstream.wire.request;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.util.Map;

/** Bodies of requests, and what is said to wrong ones. */
final class Bodies {

    private Bodies() {}

    /** Reads one body. */
    interface Reading {
        void read() throws WrongFieldsException;
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** The body with another value in the field; without the field if the value is {@code absent}. */
    static JsonNode with(String body, String field, String value) {
        ObjectNode changed = (ObjectNode) json(body);
        if (value.equals("absent")) {
            changed.remove(field);
        } else {
            changed.set(field, json(value.replace("LONG64", "x".repeat(65)).replace("LONG500", "x".repeat(501))));
        }
        return changed;
    }

    static Map<String, String> wrong(Reading reading) {
        return catchThrowableOfType(WrongFieldsException.class, reading::read).fields();
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
