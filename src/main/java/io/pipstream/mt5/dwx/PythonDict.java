package io.pipstream.mt5.dwx;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dictionary as Python writes it, with single quotes. Clients hand it to {@code eval}, so whatever text goes in comes out
 * as a text: all but plain letters, digits and signs of ASCII is escaped. For one thread.
 */
final class PythonDict {

    private final StringBuilder text = new StringBuilder("{");

    /** What another has, after what this has. */
    PythonDict all(PythonDict other) {
        if (other.text.length() > 1) {
            text.append(text.length() > 1 ? ", " : "").append(other.text, 1, other.text.length());
        }
        return this;
    }

    PythonDict text(String key, String value) {
        return put(quoted(key), quoted(value));
    }

    PythonDict whole(String key, long value) {
        return put(quoted(key), Long.toString(value));
    }

    /** With a point, so that Python takes it for a float. */
    PythonDict decimal(String key, BigDecimal value) {
        return put(quoted(key), (value.scale() < 1 ? value.setScale(1) : value).toPlainString());
    }

    PythonDict dict(String key, PythonDict value) {
        return put(quoted(key), value.toString());
    }

    /** Under a number, such as a ticket. */
    PythonDict dict(long key, PythonDict value) {
        return put(Long.toString(key), value.toString());
    }

    PythonDict dicts(String key, List<PythonDict> values) {
        return put(quoted(key), listed(values.stream().map(PythonDict::toString).toList()));
    }

    PythonDict texts(String key, List<String> values) {
        return put(quoted(key), listed(values.stream().map(PythonDict::quoted).toList()));
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private PythonDict put(String key, String value) {
        if (text.length() > 1) {
            text.append(", ");
        }
        text.append(key).append(": ").append(value);
        return this;
    }

    private static String listed(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('\'');
        value.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('\'').toString();
    }

    private static void append(StringBuilder to, int character) {
        if (character == '\'' || character == '\\') {
            to.append('\\').append((char) character);
        } else if (character >= ' ' && character < 0x7F) {
            to.append((char) character);
        } else if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            to.append("\\ufffd"); // half of a character: Python could not print it
        } else if (character <= 0xFFFF) {
            to.append("\\u%04x".formatted(character));
        } else {
            to.append("\\U%08x".formatted(character));
        }
    }
}
