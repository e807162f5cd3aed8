package io.pipstream.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in a file of H2. */
class FileLedgerTest extends DatabaseContract {

    @TempDir
    private Path directory;

    @Override
    Store store() {
        return FileStore.open(directory.toString());
    }
}
