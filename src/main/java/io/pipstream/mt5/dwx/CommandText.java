package io.pipstream.mt5.dwx;

import static io.pipstream.mt5.dwx.MtError.INVALID_PARAMETERS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A command as it came: fields with semicolons between. Fields that are not there are empty, because clients leave out what a
 * command does not need. Immutable.
 */
final class CommandText {

    /** In characters; tracking every instrument in every timeframe takes half of it. */
    static final int LONGEST = 8_192;

    private static final int LONGEST_NUMBER = 40;

    private final List<String> fields;

    CommandText(String text) {
        String whole = text.substring(0, Math.min(text.length(), LONGEST));
        this.fields = List.of(stripped(whole).split(";", -1));
    }

    /** Without the zeros that end a text in C. */
    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    String field(int number) {
        return asGiven(number).strip();
    }

    /** With the spaces around it. */
    String asGiven(int number) {
        return number < fields.size() ? fields.get(number) : "";
    }

    /** Those from a number on that are not empty. */
    List<String> fieldsFrom(int number) {
        return fields.stream()
                .skip(number)
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** How many fields there are, empty ones at the end left out. */
    int size() {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isBlank()) {
            size--;
        }
        return size;
    }

    /** Zero where nothing stands, because that is what clients mean. */
    BigDecimal decimal(int number, String name) throws RefusedCommandException {
        String text = field(number);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        try {
            BigDecimal value = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            if (value != null && Math.abs((long) value.scale()) <= LONGEST_NUMBER) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number that is too long is
        }
        throw wrong(name, "a number of at most %d characters".formatted(LONGEST_NUMBER));
    }

    /** Zero where nothing stands; {@code 3.0} does for 3. */
    long whole(int number, String name) throws RefusedCommandException {
        try {
            return decimal(number, name).longValueExact();
        } catch (ArithmeticException inexact) {
            throw wrong(name, "a whole number");
        }
    }

    static RefusedCommandException wrong(String name, String rule) {
        return new RefusedCommandException(
                INVALID_PARAMETERS, "%s must be %s.".formatted(name.toUpperCase(Locale.ROOT), rule));
    }
}
