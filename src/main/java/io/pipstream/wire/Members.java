package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that this server wrote. What is not as it was written is a damaged store and no client's
 * mistake: every method throws {@link IllegalArgumentException} for it.
 */
record Members(JsonNode object) {

    static Members parse(String text) {
        try {
            return new Members(Json.mapper().readTree(text));
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(
                    "Not the JSON that was written: " + damaged.getOriginalMessage(), damaged);
        }
    }

    Members {
        if (!object.isObject()) {
            throw new IllegalArgumentException("An object was written, not " + object.getNodeType());
        }
    }

    Members members(String name) {
        return new Members(object.path(name));
    }

    JsonNode list(String name) {
        return required(name, object.path(name).isArray());
    }

    String text(String name) {
        return required(name, object.path(name).isTextual()).textValue();
    }

    @Nullable
    String optionalText(String name) {
        return object.hasNonNull(name) ? text(name) : null;
    }

    BigDecimal number(String name) {
        return required(name, object.path(name).isNumber()).decimalValue();
    }

    @Nullable
    BigDecimal optionalNumber(String name) {
        return object.hasNonNull(name) ? number(name) : null;
    }

    long whole(String name) {
        JsonNode value = object.path(name);
        return required(name, value.isIntegralNumber() && value.canConvertToLong())
                .longValue();
    }

    int smallWhole(String name) {
        JsonNode value = object.path(name);
        return required(name, value.isIntegralNumber() && value.canConvertToInt())
                .intValue();
    }

    @Nullable
    Long optionalWhole(String name) {
        return object.hasNonNull(name) ? Long.valueOf(whole(name)) : null;
    }

    long wideWhole(String name) {
        return Long.parseLong(text(name));
    }

    boolean truth(String name) {
        return required(name, object.path(name).isBoolean()).booleanValue();
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException damaged) {
            throw new IllegalArgumentException(name + " is not the time that was written", damaged);
        }
    }

    @Nullable
    Instant optionalTime(String name) {
        return object.hasNonNull(name) ? time(name) : null;
    }

    <E extends Enum<E>> E choice(Class<E> type, String name) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    private JsonNode required(String name, boolean asWritten) {
        if (!asWritten) {
            throw new IllegalArgumentException(
                    name + " is not as it was written: " + object.path(name).getNodeType());
        }
        return object.path(name);
    }
}
