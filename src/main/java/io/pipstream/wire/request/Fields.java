package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request, and what is wrong with them. Each method gives null where a field is not there, is null, or is
 * wrong, and remembers the last; {@link #refuseIfWrong} tells of all. Fields that nobody asks for are ignored.
 */
final class Fields {

    static final int LONGEST_NAME = 64;
    static final int LONGEST_NOTES = 500;

    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_TIME = 40;
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonNode json;
    private final String prefix;
    private final Map<String, String> wrong;

    private Fields(JsonNode json, String prefix, Map<String, String> wrong) {
        this.json = json;
        this.prefix = prefix;
        this.wrong = wrong;
    }

    /** @throws WrongFieldsException if it is no object */
    static Fields of(JsonNode body) throws WrongFieldsException {
        if (!body.isObject()) {
            throw new WrongFieldsException(Map.of("body", "body must be a JSON object"));
        }
        return new Fields(body, "", new TreeMap<>());
    }

    /** The fields of an object within; their names are told after its own and a point. */
    Fields within(String name) {
        return new Fields(json.path(name), prefix + name + ".", wrong);
    }

    void refuseIfWrong() throws WrongFieldsException {
        if (!wrong.isEmpty()) {
            throw new WrongFieldsException(wrong);
        }
    }

    /** @param rule goes on after the field's name: {@code must be positive} */
    void wrong(String name, String rule) {
        wrong.putIfAbsent(prefix + name, prefix + name + " " + rule);
    }

    boolean isWrong(String name) {
        return wrong.containsKey(prefix + name);
    }

    /** Whether it is there and not null. */
    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** Whether it is there, be it null. */
    boolean names(String name) {
        return json.has(name);
    }

    boolean isObject(String name) {
        return json.path(name).isObject();
    }

    void require(String name) {
        if (!has(name)) {
            wrong(name, "is required");
        }
    }

    /** At least one character and at most {@code longest}; a whole number passes as its digits. */
    @Nullable
    String text(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        if (text.isBlank() || text.length() > longest || !isWritable(text)) {
            wrong(name, "must be a text of 1 to " + longest + " characters, without control characters");
            return null;
        }
        return text;
    }

    /** As {@link #text}, but old clients send an empty text for none. */
    @Nullable
    String label(String name, int longest) {
        JsonNode value = json.path(name);
        return value.isTextual() && value.textValue().isBlank() ? null : text(name, longest);
    }

    /** A list of texts, which may be empty. */
    @Nullable
    List<String> texts(String name, int most, int longest) {
        if (!has(name)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : json.path(name)) {
            texts.add(value.isTextual() ? value.textValue() : "");
        }
        if (!json.path(name).isArray()
                || texts.size() > most
                || texts.stream().anyMatch(text -> text.isBlank() || text.length() > longest)) {
            wrong(name, "must be a list of at most %d texts of 1 to %d characters".formatted(most, longest));
            return null;
        }
        return texts;
    }

    @Nullable
    Boolean flag(String name) {
        if (!has(name)) {
            return null;
        }
        if (!json.path(name).isBoolean()) {
            wrong(name, "must be true or false");
            return null;
        }
        return json.path(name).booleanValue();
    }

    @Nullable
    BigDecimal number(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        if (!value.isNumber()) {
            wrong(name, "must be a number");
            return null;
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            wrong(name, "must be a number of at most " + MOST_DIGITS + " digits");
            return null;
        }
        return number;
    }

    /** A number from one to another, with at most so many digits after the point. */
    @Nullable
    BigDecimal number(String name, BigDecimal least, BigDecimal most, int digits) {
        BigDecimal number = number(name);
        if (number != null && (number.compareTo(least) < 0 || number.compareTo(most) > 0 || number.scale() > digits)) {
            wrong(
                    name,
                    "must be a number from %s to %s with at most %d digits after the point"
                            .formatted(least.toPlainString(), most.toPlainString(), digits));
            return null;
        }
        return number;
    }

    /** A price or a distance of the instrument: positive, and without digits that it does not have. */
    @Nullable
    BigDecimal price(String name, @Nullable Instrument instrument) {
        BigDecimal number = number(name);
        return number == null || instrument == null ? null : price(name, number, instrument);
    }

    /** The same for a price that was made from the field's number. */
    @Nullable
    BigDecimal price(String name, BigDecimal price, Instrument instrument) {
        try {
            return instrument.price(price);
        } catch (IllegalArgumentException notAPrice) {
            wrong(name, "is not possible: " + notAPrice.getMessage());
            return null;
        }
    }

    @Nullable
    Long whole(String name, long least, long most) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        try {
            long whole = number.longValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException notWhole) {
            // said below, as for one out of range
        }
        wrong(name, "must be a whole number from " + least + " to " + most);
        return null;
    }

    @Nullable
    Instant time(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        try {
            if (value.isTextual() && value.textValue().length() <= LONGEST_TIME) {
                Instant time = Instant.parse(value.textValue());
                if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST_TIME)) {
                    return time;
                }
            }
        } catch (DateTimeParseException notATime) {
            // said below, as for any other value that is no time
        }
        wrong(name, "must be a time in ISO 8601 with offset, such as 2026-01-15T12:00:00Z");
        return null;
    }

    /** One of the names in the enum, in capitals or not. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        if (!has(name)) {
            return null;
        }
        String given = json.path(name).isTextual() ? json.path(name).textValue() : "";
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(given)) {
                return each;
            }
        }
        wrong(
                name,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return null;
    }

    /** PostgreSQL keeps no NUL, UTF-8 no half of a pair, and escaped control characters would make events too long. */
    private static boolean isWritable(String text) {
        return text.codePoints()
                .noneMatch(point -> (Character.isISOControl(point) && "\n\r\t".indexOf(point) < 0)
                        || Character.getType(point) == Character.SURROGATE);
    }
}
