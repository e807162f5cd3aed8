package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.replay.Playback;
import io.pipstream.platform.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a folder to replay and how:
 * {@code dukascopy:FOLDER?symbol=EURUSD&from=2025-01-02T00:00:00Z&to=2025-01-03T00:00:00Z&speed=60&loop=true}. In the
 * place of the folder there may be one file whose place says its symbol and hour.
 *
 * @param from no tick is earlier
 * @param to every tick is before that
 */
record ArchiveChoice(Path root, Playback playback, Instant from, Instant to) {

    /** Nothing is older; the archive begins in 2003. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Duration MOST_FETCHED = Duration.ofHours(10_000);

    /** The archive has an hour some while after its end. */
    private static final Duration SETTLING = Duration.ofHours(2);

    /** @throws SettingException if the choice names no folder or instrument, or has an option that cannot be */
    static ArchiveChoice of(FeedChoice choice, Instruments instruments) {
        choice.requireKnown("symbol", "from", "to", "speed", "loop");
        Path path = path(choice);
        Instant from = time(choice, "from", EARLIEST);
        Instant to = time(choice, "to", LATEST);
        if (!from.isBefore(to)) {
            throw choice.wrong("from must be before to");
        }
        Optional<Instrument> symbol = Playback.instrument(choice, instruments);
        if (path.toString().endsWith(".bi5")) {
            return oneHour(choice, path, symbol, instruments, from, to);
        }
        Instrument instrument = symbol.orElseThrow(() -> choice.wrong("needs a symbol, as in ?symbol=EURUSD"));
        return new ArchiveChoice(path, Playback.of(choice, instrument), from, to);
    }

    /** @throws SettingException if its hours are not bounded, or too many to be fetched */
    void requireFetchable(FeedChoice choice) {
        if (from.equals(EARLIEST) || to.equals(LATEST)) {
            throw choice.wrong("needs from and to, for its hours are fetched");
        }
        if (Duration.between(from.truncatedTo(ChronoUnit.HOURS), to).compareTo(MOST_FETCHED) > 0) {
            throw choice.wrong(String.format(Locale.ROOT, "at most %,d hours can be fetched", MOST_FETCHED.toHours()));
        }
    }

    /** Those of its time of which the archive may be expected to have all ticks, oldest first. */
    List<ArchiveHour> complete(Instant now) {
        Instant newest = now.minus(SETTLING);
        return ArchiveHour.span(playback.instrument(), from, to)
                .takeWhile(hour -> !hour.end().isAfter(newest))
                .toList();
    }

    private static ArchiveChoice oneHour(
            FeedChoice choice,
            Path file,
            Optional<Instrument> symbol,
            Instruments instruments,
            Instant from,
            Instant to) {
        ArchiveHour hour = ArchiveHour.of(file, instruments)
                .orElseThrow(
                        () -> choice.wrong(
                                "the file is at no place such as EURUSD/2025/00/02/13h_ticks.bi5, which says its symbol and hour"));
        if (!symbol.orElse(hour.instrument()).equals(hour.instrument())) {
            throw choice.wrong(
                    "the file's place says that it holds " + hour.instrument().symbol());
        }
        Instant first = from.isAfter(hour.start()) ? from : hour.start();
        Instant end = to.isBefore(hour.end()) ? to : hour.end();
        if (!first.isBefore(end)) {
            throw choice.wrong("the file's hour lies outside from and to");
        }
        return new ArchiveChoice(ArchiveHour.root(file), Playback.of(choice, hour.instrument()), first, end);
    }

    private static Path path(FeedChoice choice) {
        if (choice.argument().isBlank()) {
            throw choice.wrong("needs a folder, as in dukascopy:/path?symbol=EURUSD");
        }
        try {
            return Path.of(choice.argument().strip());
        } catch (InvalidPathException invalid) {
            throw choice.wrong("names no folder: " + invalid.getReason());
        }
    }

    private static Instant time(FeedChoice choice, String option, Instant usual) {
        String text = choice.options().get(option);
        if (text == null) {
            return usual;
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException noTime) {
            // refused below, as a time outside the range is
        }
        throw choice.wrong(option + " must be a time from 1970 to 2200, as in 2025-01-02T00:00:00Z");
    }
}
