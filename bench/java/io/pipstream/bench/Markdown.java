package io.pipstream.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/** Headings and tables, one line after the other. */
final class Markdown {
    private final StringBuilder text = new StringBuilder(4_096);

    void heading(String title) {
        text.append("\n### ").append(title).append("\n\n");
    }

    /** A line by itself. */
    void line(String line) {
        text.append(line).append('\n');
    }

    /** The first row of a table. */
    void head(String... names) {
        row(names);
        text.append("|---".repeat(names.length)).append("|\n");
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A dash for what was not measured. */
    static String format(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
