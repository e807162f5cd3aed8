package io.pipstream.trading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads commented CSV files with a header; whatever is wrong with a line names the file and the line. */
final class CsvLines {

    private static final int MOST_LINES = 100_000;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private CsvLines() {}

    /** A file of the application. */
    static Reader bundled(String name) {
        InputStream file = CsvLines.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException(name + " is missing from the application");
        }
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    /**
     * Gives each line to the reader, and closes the file.
     *
     * @throws IllegalArgumentException if one is wrong, or the file cannot be read
     */
    static void forEach(String name, Reader csv, Consumer<CSVRecord> reader) {
        try (CSVParser lines = FORMAT.parse(csv)) {
            for (CSVRecord line : lines) {
                try {
                    if (line.getRecordNumber() > MOST_LINES) {
                        throw new IllegalArgumentException("there are more than " + MOST_LINES + " lines");
                    }
                    reader.accept(line);
                } catch (RuntimeException wrong) {
                    throw new IllegalArgumentException(
                            name + ", line " + lines.getCurrentLineNumber() + ": " + wrong.getMessage(), wrong);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException(name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static String column(CSVRecord line, String name) {
        if (!line.isSet(name) || line.get(name).isEmpty()) {
            throw new IllegalArgumentException("column " + name + " is missing");
        }
        return line.get(name);
    }

    static LocalDate date(CSVRecord line, String name) {
        String text = column(line, name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException(
                    "column " + name + " is not a date such as 2026-01-31: " + text, notADate);
        }
    }
}
