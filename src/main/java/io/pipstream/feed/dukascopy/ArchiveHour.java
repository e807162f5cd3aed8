package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One hour of one instrument, which is one file of the archive.
 *
 * @param start a whole hour in UTC
 */
public record ArchiveHour(Instrument instrument, Instant start) {

    static final Duration LENGTH = Duration.ofHours(1);

    /** How many names a file's place is made of. */
    private static final int DEPTH = 5;

    private static final Pattern PLACE = Pattern.compile("([A-Z]{6})/(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})h_ticks\\.bi5");

    /** @throws IllegalArgumentException if no hour starts then */
    public ArchiveHour {
        if (!start.truncatedTo(ChronoUnit.HOURS).equals(start)) {
            throw new IllegalArgumentException("No hour starts at " + start);
        }
    }

    /** The hour that holds the time. */
    public static ArchiveHour holding(Instrument instrument, Instant time) {
        return new ArchiveHour(instrument, time.truncatedTo(ChronoUnit.HOURS));
    }

    /** The hours that have a part in the time from {@code from} on and before {@code to}, oldest first. */
    public static Stream<ArchiveHour> span(Instrument instrument, Instant from, Instant to) {
        return Stream.iterate(holding(instrument, from), hour -> hour.start.isBefore(to), ArchiveHour::next);
    }

    /** The hour that a file holds, as the last names of its path say; empty if they do not. */
    static Optional<ArchiveHour> of(Path file, Instruments instruments) {
        Path names = file.toAbsolutePath().normalize();
        int count = names.getNameCount();
        if (count < DEPTH) {
            return Optional.empty();
        }
        Matcher place =
                PLACE.matcher(names.subpath(count - DEPTH, count).toString().replace('\\', '/'));
        if (!place.matches()) {
            return Optional.empty();
        }
        try {
            Instant start = LocalDateTime.of(
                            number(place, 2), number(place, 3) + 1, number(place, 4), number(place, 5), 0)
                    .toInstant(ZoneOffset.UTC);
            return instruments.find(place.group(1)).map(instrument -> new ArchiveHour(instrument, start));
        } catch (DateTimeException noSuchHour) {
            return Optional.empty();
        }
    }

    /** The folder below which a file has its place. */
    static Path root(Path file) {
        return file.toAbsolutePath().resolve("../".repeat(DEPTH)).normalize();
    }

    /** Where its file is below the archive's root, such as {@code EURUSD/2025/00/02/13h_ticks.bi5}. */
    public String place() {
        OffsetDateTime time = start.atOffset(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%s/%04d/%02d/%02d/%02dh_ticks.bi5",
                instrument.symbol(),
                time.getYear(),
                time.getMonthValue() - 1, // the archive counts months from zero, days from one
                time.getDayOfMonth(),
                time.getHour());
    }

    /** When the next one starts. */
    public Instant end() {
        return start.plus(LENGTH);
    }

    public ArchiveHour next() {
        return new ArchiveHour(instrument, end());
    }

    private static int number(Matcher place, int group) {
        return Integer.parseInt(place.group(group));
    }
}
