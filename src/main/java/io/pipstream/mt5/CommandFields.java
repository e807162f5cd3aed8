package io.pipstream.mt5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one command. A field that is there and wrong is refused with a sentence that names it; fields that nobody
 * asks for are ignored. Immutable.
 */
record CommandFields(JsonNode json) {

    static final CommandFields NONE = new CommandFields(JsonNodeFactory.instance.objectNode());

    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_SHOWN = 32;

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** Null where there is none. */
    @Nullable
    String text(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        if (!value.isTextual() || value.textValue().length() > longest || !isWritable(value.textValue())) {
            throw wrong(name, "must be a text of at most " + longest + " characters, without control characters");
        }
        return value.textValue();
    }

    /** Null where there is none. */
    @Nullable
    BigDecimal number(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = json.path(name);
        if (!value.isNumber()) {
            throw wrong(name, "must be a number");
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw wrong(name, "must be a number of at most " + MOST_DIGITS + " digits");
        }
        return number;
    }

    /** Null where there is none. */
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
        throw wrong(name, "must be a whole number from " + least + " to " + most);
    }

    boolean isTrue(String name) {
        if (has(name) && !json.path(name).isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return json.path(name).booleanValue();
    }

    /** @throws TerminalException also where it is not named */
    Instrument instrument(Instruments instruments) {
        String name = text("symbol", LONGEST_SHOWN);
        if (name == null) {
            throw wrong("symbol", "is required");
        }
        return instruments
                .find(name.strip())
                .orElseThrow(() -> new TerminalException("unknown_symbol", "Unknown instrument: " + name));
    }

    /** By its name, such as {@code buy_limit}, or MetaTrader's number. */
    OrderKind kind() {
        JsonNode value = json.path("type");
        Optional<OrderKind> kind = value.isIntegralNumber() && value.canConvertToInt()
                ? OrderKind.numbered(value.intValue())
                : OrderKind.named(value.isTextual() ? value.textValue() : "");
        return kind.orElseThrow(
                () -> wrong("type", "must be buy, sell, buy_limit, sell_limit, buy_stop or sell_stop, or 0 to 5"));
    }

    /** What tells one request from another, however its members are ordered and its numbers written. */
    String content() {
        Map<String, String> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            JsonNode value = member.getValue();
            String text = value.isNumber() ? "#" + value.decimalValue().stripTrailingZeros() : value.toString();
            members.put(member.getKey(), text);
        }
        members.remove("id");
        members.remove("token");
        members.remove("account");
        return members.toString();
    }

    static TerminalException wrong(String name, String rule) {
        return new TerminalException("invalid_fields", name + " " + rule + ".");
    }

    /** PostgreSQL keeps no NUL, and UTF-8 no half of a pair. */
    private static boolean isWritable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
