package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes members: numbers with the digits they have, times in ISO 8601, names of enums in lower case. The methods for an
 * optional member leave it out when there is nothing to say; the others say null.
 */
final class MemberWriter {

    private final JsonGenerator json;

    MemberWriter(JsonGenerator json) {
        this.json = json;
    }

    JsonGenerator json() {
        return json;
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    void optionalText(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    void whole(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void optionalWhole(String name, @Nullable Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    /** @throws IllegalArgumentException if the number is too long to be read again, so that no journal ever holds it */
    void number(String name, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (isReadable(value)) {
            json.writeNumberField(name, value);
        } else {
            throw new IllegalArgumentException(
                    name + " has more than " + Json.LONGEST_NUMBER + " digits: " + value.precision() + " of them");
        }
    }

    void optionalNumber(String name, @Nullable BigDecimal value) throws IOException {
        if (value != null) {
            number(name, value);
        }
    }

    void time(String name, @Nullable Instant value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    void choice(String name, @Nullable Enum<?> value) throws IOException {
        text(name, value == null ? null : wireName(value));
    }

    /** JavaScript would round a number of 64 bits. */
    void wideWhole(String name, long value) throws IOException {
        json.writeStringField(name, Long.toString(value));
    }

    static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isReadable(BigDecimal value) {
        long scale = value.scale();
        long digits = Math.max(value.precision(), scale + 1) - Math.min(scale, 0);
        return digits <= Json.LONGEST_NUMBER;
    }
}
