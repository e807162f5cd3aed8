package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.replay.Recording;
import io.pipstream.feed.replay.TickSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IntSummaryStatistics;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ticks of one instrument in a folder that is laid out as the archive is. Hours whose files are missing are as good
 * as empty.
 *
 * @param from no tick is earlier
 * @param to every tick is before that
 */
record ArchiveFolder(Path root, Instrument instrument, Instant from, Instant to, FlawLog flaws) implements Recording {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** @throws IOException if there is nothing of the instrument; its message says so */
    @Override
    public TickSource open() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new FileNotFoundException("there is no folder " + root);
        }
        Path years = root.resolve(instrument.symbol());
        if (!Files.isDirectory(years)) {
            throw new FileNotFoundException("there is no folder %s in %s".formatted(instrument.symbol(), root));
        }
        IntSummaryStatistics there = years(years);
        return new ArchiveTicks(narrowed(there.getMin(), there.getMax()));
    }

    /** Without the years before the first that is there and after the last, which need not be looked for. */
    private ArchiveFolder narrowed(int firstYear, int lastYear) {
        if (firstYear > lastYear) {
            return new ArchiveFolder(root, instrument, to, to, flaws);
        }
        Instant first = startOf(firstYear);
        Instant end = startOf(lastYear + 1);
        return new ArchiveFolder(
                root, instrument, from.isAfter(first) ? from : first, to.isBefore(end) ? to : end, flaws);
    }

    private static IntSummaryStatistics years(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.map(name -> String.valueOf(name.getFileName()))
                    .filter(YEAR.asMatchPredicate())
                    .collect(Collectors.summarizingInt(Integer::parseInt));
        }
    }

    private static Instant startOf(int year) {
        return LocalDate.ofYearDay(year, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Path file(ArchiveHour hour) {
        return root.resolve(hour.place());
    }

    /** The ticks of the hour; empty if its file is missing or cannot be used, which is reported. */
    Optional<HourTicks> ticks(ArchiveHour hour) {
        Path file = file(hour);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            HourTicks ticks = HourTicks.decode(hour, bytes(file));
            flaws.ticksSkipped(file, ticks.flaws());
            return Optional.of(ticks);
        } catch (Bi5Exception bad) {
            flaws.hourRefused(file, bad.flaw(), String.valueOf(bad.getMessage()));
        } catch (IOException unreadable) {
            flaws.hourRefused(file, Bi5Flaw.UNREADABLE, "it cannot be read: " + unreadable);
        }
        return Optional.empty();
    }

    /** One byte more than there may be, if there are so many; the decoder refuses them then. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HourTicks.MOST_PACKED_BYTES + 1);
        }
    }
}
