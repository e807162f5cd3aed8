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
import java.util.Optional;

/**
 * The ticks of one instrument in a folder that is laid out as the archive is. Hours whose files are missing are as good
 * as empty.
 *
 * @param from no tick is earlier
 * @param to every tick is before that
 */
record ArchiveFolder(Path root, Instrument instrument, Instant from, Instant to, FlawLog flaws) implements Recording {

    /** @throws IOException if there is nothing of the instrument; its message says so */
    @Override
    public TickSource open() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new FileNotFoundException("there is no folder " + root);
        }
        if (!Files.isDirectory(root.resolve(instrument.symbol()))) {
            throw new FileNotFoundException("there is no folder %s in %s".formatted(instrument.symbol(), root));
        }
        return new ArchiveTicks(this);
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
