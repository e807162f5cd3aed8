package io.pipstream.feed.dukascopy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder that hours are put into, each whole or not at all. One feed fills it at a time. */
record HourFiles(Path root) {

    private static final String UNFINISHED = ".part";

    boolean has(ArchiveHour hour) {
        return Files.exists(root.resolve(hour.place()));
    }

    /** Leaves no unfinished file behind, but where the server dies; the next attempt writes over that. */
    void keep(ArchiveHour hour, byte[] bytes) throws IOException {
        Path file = root.resolve(hour.place());
        Path unfinished = root.resolve(hour.place() + UNFINISHED);
        Files.createDirectories(file.resolveSibling("").normalize());
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
