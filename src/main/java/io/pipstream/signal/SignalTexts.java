package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The texts of a signal. PostgreSQL keeps no NUL, UTF-8 no half of a pair, and names are printable altogether. */
final class SignalTexts {

    private final JsonNode json;
    private final WrongFields wrong;

    SignalTexts(JsonNode json, WrongFields wrong) {
        this.json = json;
        this.wrong = wrong;
    }

    /** A text, or a whole number as one; empty if there is none, or it is wrong. */
    Optional<String> text(String field, int longest) {
        return read(
                field,
                longest,
                point -> (!Character.isISOControl(point) || "\n\r\t".indexOf(point) >= 0) && isWhole(point),
                "a text of 1 to " + longest + " characters");
    }

    /** The same without any control characters. */
    Optional<String> name(String field, int longest) {
        return read(field, longest, SignalTexts::isPrintable, "a text of 1 to " + longest + " printable characters");
    }

    /** Whether {@link #name} would take it. */
    static boolean isName(String value, int longest) {
        return isText(value, longest, SignalTexts::isPrintable);
    }

    private static boolean isText(String value, int longest, IntPredicate allowed) {
        return !value.isBlank()
                && value.length() <= longest
                && value.codePoints().allMatch(allowed);
    }

    private static boolean isPrintable(int point) {
        return !Character.isISOControl(point) && isWhole(point);
    }

    private static boolean isWhole(int point) {
        return Character.getType(point) != Character.SURROGATE;
    }

    private Optional<String> read(String field, int longest, IntPredicate allowed, String rule) {
        JsonNode text = json.path(field);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        @Nullable String value = text.isTextual() || text.isIntegralNumber() ? text.asText() : null;
        if (value == null || !isText(value, longest, allowed)) {
            wrong.add(field, "must be " + rule);
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
