package io.pipstream.feed.replay;

import io.pipstream.feed.replay.ReplayItem.Bar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a file that can be replayed is laid out, found out from its first lines. Text is UTF-8, with or without a byte
 * order mark; what is packed is unpacked on the way.
 *
 * @param headerLine the number of the line with the names of the columns; 0 without one
 * @param barLength how long a bar lasts: the shortest time between two of the first; a minute if there is only one
 */
record ReplayLayout(Path file, ReplayFormat format, long headerLine, Duration barLength) {

    private static final int LINES_LOOKED_AT = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws IOException if it cannot be read, or has no line that can be used among the first; its message says so */
    static ReplayLayout of(Path file) throws IOException {
        try (BufferedReader lines = open(file)) {
            String header = "";
            long headerLine = 0;
            ReplayFormat format = null;
            Duration barLength = null;
            Instant barTime = null;
            String line = lines.readLine();
            for (int number = 1; line != null && number <= LINES_LOOKED_AT; number++, line = lines.readLine()) {
                if (format == null) {
                    format = ReplayFormat.of(header, line).orElse(null);
                }
                if (format == null && headerLine == 0 && isHeader(line)) {
                    header = line;
                    headerLine = number;
                }
                Instant time = format == null ? null : barTime(format, line);
                if (time != null && barTime != null && time.isAfter(barTime)) {
                    barLength = shorter(barLength, Duration.between(barTime, time));
                }
                barTime = time == null ? barTime : time;
            }
            if (format == null) {
                throw new IOException(
                        "it has no line of time,open,high,low,close or time,bid,ask, nor one of HistData's");
            }
            return new ReplayLayout(file, format, headerLine, barLength == null ? Duration.ofMinutes(1) : barLength);
        }
    }

    /** The whole file as records, a line each whatever stands in it; blank lines are left out. */
    CSVParser parser() throws IOException {
        return csv(format).parse(open(file));
    }

    private static CSVFormat csv(ReplayFormat format) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.delimiter())
                .setQuote(null) // a stray quotation mark would swallow the lines up to the next
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream text = PackedText.open(file);
        try {
            BufferedReader lines =
                    new BufferedReader(new BoundedLines(new InputStreamReader(text, StandardCharsets.UTF_8)));
            lines.mark(1);
            if (lines.read() != BYTE_ORDER_MARK) {
                lines.reset();
            }
            return lines;
        } catch (IOException unreadable) {
            text.close();
            throw unreadable;
        }
    }

    private static boolean isHeader(String line) {
        return !line.isBlank() && line.chars().noneMatch(Character::isDigit);
    }

    private static @Nullable Instant barTime(ReplayFormat format, String line) throws IOException {
        if (!format.holdsBars()) {
            return null;
        }
        try (CSVParser parser = csv(format).parse(new StringReader(line))) {
            Optional<CSVRecord> only = parser.stream().findFirst();
            return only.isPresent() && format.read(only.get()) instanceof Bar bar ? bar.time() : null;
        } catch (BadLineException skippedHere) {
            return null; // the reader will report it
        }
    }

    private static Duration shorter(@Nullable Duration known, Duration other) {
        return known == null || other.compareTo(known) < 0 ? other : known;
    }
}
