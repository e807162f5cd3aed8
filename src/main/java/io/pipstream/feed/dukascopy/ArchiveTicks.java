package io.pipstream.feed.dukascopy;

import io.pipstream.feed.replay.Tick;
import io.pipstream.feed.replay.TickSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass through a folder of the archive. It holds one hour in memory and no file open. */
final class ArchiveTicks implements TickSource {

    /** How many names of a place are the folder of its year, of its month and of its day. */
    private static final int YEAR = 2;

    private static final int MONTH = 3;
    private static final int DAY = 4;

    private final ArchiveFolder folder;
    private ArchiveHour ahead;
    private @Nullable HourTicks hour;
    private int index;
    private boolean ended;

    ArchiveTicks(ArchiveFolder folder) {
        this.folder = folder;
        this.ahead = ArchiveHour.holding(folder.instrument(), folder.from());
    }

    @Override
    public Optional<Tick> next() {
        for (HourTicks current = current(); current != null; current = current()) {
            Instant time = current.time(index);
            index++;
            if (!time.isBefore(folder.from()) && time.isBefore(folder.to())) {
                return Optional.of(current.tick(index - 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        hour = null;
    }

    /** The hour that the next tick is of; null after the last. */
    private @Nullable HourTicks current() {
        while (hour == null || index >= hour.size()) {
            hour = null;
            if (!ahead.start().isBefore(folder.to())) {
                sayThatItEnded();
                return null;
            }
            ArchiveHour due = ahead;
            ahead = Files.exists(folder.file(due)) ? due.next() : afterGap(due);
            hour = folder.ticks(due).orElse(null);
            index = 0;
        }
        return hour;
    }

    private void sayThatItEnded() {
        if (!ended) {
            ended = true;
            folder.flaws().folderEnded();
        }
    }

    /** The next hour of which there may be a file: years, months and days without a folder are passed over at once. */
    private ArchiveHour afterGap(ArchiveHour missing) {
        LocalDate date = missing.start().atOffset(ZoneOffset.UTC).toLocalDate();
        if (!hasFolder(missing, YEAR)) {
            return firstOf(date.with(TemporalAdjusters.firstDayOfNextYear()));
        }
        if (!hasFolder(missing, MONTH)) {
            return firstOf(date.with(TemporalAdjusters.firstDayOfNextMonth()));
        }
        return hasFolder(missing, DAY) ? missing.next() : firstOf(date.plusDays(1));
    }

    private boolean hasFolder(ArchiveHour hour, int names) {
        return Files.isDirectory(folder.root().resolve(Path.of(hour.place()).subpath(0, names)));
    }

    private ArchiveHour firstOf(LocalDate date) {
        return new ArchiveHour(
                folder.instrument(), date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
