package io.pipstream.feed.replay;

import io.pipstream.feed.replay.ReplayItem.Bar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** The files that can be replayed. Columns beyond the named ones, such as a volume, do not matter. */
enum ReplayFormat {
    /** {@code time,open,high,low,close} of the bid, times in ISO 8601. */
    BARS(',', "^[^,]*\\d-\\d[^,]*(,[^,]*\\d[^,]*){4}.*", ReplayFormat::isoTime, 5),
    /** {@code time,bid,ask}, times in ISO 8601. */
    TICKS(',', "^[^,]*\\d-\\d[^,]*(,[^,]*\\d[^,]*){2}.*", ReplayFormat::isoTime, 3),
    /** HistData's ticks, {@code 20120201 000003660,1.306600,1.306770,0}. */
    HISTDATA_TICKS(',', "^\\d{8} \\d{9}(,[^,]*){2}.*", ReplayFormat::histDataTickTime, 3),
    /** HistData's minutes, {@code 20120201 000000;open;high;low;close;volume} of the bid. */
    HISTDATA_MINUTES(';', "^\\d{8} \\d{6}(;[^;]*){4}.*", ReplayFormat::histDataMinuteTime, 5);

    /** HistData keeps New York's winter time all year. */
    private static final ZoneOffset HISTDATA_ZONE = ZoneOffset.ofHours(-5);

    private static final DateTimeFormatter HISTDATA_TICK =
            DateTimeFormatter.ofPattern("uuuuMMdd HHmmssSSS", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter HISTDATA_MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int BAR_COLUMNS = 5;

    private final char delimiter;
    private final Pattern line;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final TimeParser times;

    private final int columns;

    private interface TimeParser {

        /** @throws DateTimeException if it is not such a time */
        Instant parse(String text);
    }

    ReplayFormat(char delimiter, String line, TimeParser times, int columns) {
        this.delimiter = delimiter;
        this.line = Pattern.compile(line);
        this.times = times;
        this.columns = columns;
    }

    /** The format of a line of data; empty if it looks like none. A header decides where the line alone does not. */
    static Optional<ReplayFormat> of(String header, String line) {
        for (ReplayFormat format : values()) {
            boolean ticksWithMoreColumns =
                    format == BARS && header.toLowerCase(Locale.ROOT).contains("bid");
            if (format.line.matcher(line).matches() && !ticksWithMoreColumns) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    char delimiter() {
        return delimiter;
    }

    boolean holdsBars() {
        return columns == BAR_COLUMNS;
    }

    /** What the line says; whether that can be is for the caller to find out. */
    ReplayItem read(CSVRecord line) throws BadLineException {
        if (line.size() < columns) {
            throw new BadLineException(BadLine.MALFORMED, "it has %d columns, not %d".formatted(line.size(), columns));
        }
        try {
            Instant time = times.parse(line.get(0));
            return holdsBars()
                    ? new Bar(time, number(line, 1), number(line, 2), number(line, 3), number(line, 4))
                    : new Tick(time, number(line, 1), number(line, 2));
        } catch (DateTimeException noTime) {
            throw new BadLineException(BadLine.MALFORMED, "it does not begin with a time: " + line.get(0));
        }
    }

    private static BigDecimal number(CSVRecord line, int column) throws BadLineException {
        try {
            return new BigDecimal(line.get(column));
        } catch (NumberFormatException notANumber) {
            throw new BadLineException(
                    BadLine.MALFORMED, "column %d is not a number: %s".formatted(column + 1, line.get(column)));
        }
    }

    /** A time without an offset is in UTC. */
    private static Instant isoTime(String text) {
        TemporalAccessor time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private static Instant histDataTickTime(String text) {
        return LocalDateTime.parse(text, HISTDATA_TICK).toInstant(HISTDATA_ZONE);
    }

    private static Instant histDataMinuteTime(String text) {
        return LocalDateTime.parse(text, HISTDATA_MINUTE).toInstant(HISTDATA_ZONE);
    }
}
