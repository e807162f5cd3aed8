package io.pipstream.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Notifications in a file of H2. */
class FileNotificationsTest extends NotificationsContract {

    @TempDir
    private Path directory;

    @Override
    Store store() {
        return FileStore.open(directory.toString());
    }
}
