package io.pipstream.ledger;

import io.pipstream.platform.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * H2 in this process, in one file. Every commit is written before it is answered ({@code WRITE_DELAY=0}), which turns off the
 * housekeeping that H2 does beside its delayed writes: {@link #tidy} is there instead, or the file would grow by some 20 KB
 * with every commit, for ever. What is written survives the end of the process at once, and a power failure once tidied.
 */
final class FileStore implements Store {

    private static final String SETTING = "pipstream.data";

    /** Space is not written again before that time: until then what took its place has been forced to the disk. */
    private static final Duration RETENTION = Duration.ofSeconds(2);

    /** Statements that a connection keeps parsed; H2's own default is 8. */
    private static final int STATEMENTS_KEPT = 64;

    private static final int FULL_ENOUGH_PERCENT = 50;
    private static final int TIDIED_AT_ONCE_BYTES = 16 << 20;

    private static final long NEVER = -1;

    private final Path directory;
    private final JdbcDataSource source = new JdbcDataSource();
    private volatile @Nullable MVStore file;
    private volatile long tidied = NEVER;

    private FileStore(Path directory) {
        this.directory = directory;
        source.setURL(
                "jdbc:h2:file:%s;WRITE_DELAY=0;RETENTION_TIME=%d;LOCK_TIMEOUT=%d;QUERY_CACHE_SIZE=%d;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
                        .formatted(
                                directory.resolve("pipstream"),
                                RETENTION.toMillis(),
                                ConnectionPool.LONGEST_LOCK_WAIT.toMillis(),
                                STATEMENTS_KEPT));
        source.setUser("sa");
        source.setPassword("");
    }

    /** @throws SettingException if the directory cannot be made or written, or another server has the file open */
    static FileStore open(String directory) {
        Path absolute = Path.of(directory).toAbsolutePath().normalize();
        if (absolute.toString().contains(";")) {
            throw new SettingException(SETTING, directory, "must not contain a semicolon");
        }
        try {
            Files.createDirectories(absolute);
        } catch (IOException refused) {
            throw new SettingException(SETTING, directory, "cannot be made a directory: " + refused);
        }
        if (!Files.isWritable(absolute)) {
            throw new SettingException(SETTING, directory, "must be a directory that the server may write");
        }
        FileStore store = new FileStore(absolute);
        store.requireUnlocked(directory);
        return store;
    }

    private void requireUnlocked(String directory) {
        try (Connection first = source.getConnection()) {
            first.isValid(0);
        } catch (SQLException refused) {
            String reason = refused.getErrorCode() == org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1
                    ? "another server has it open"
                    : "its database cannot be opened: " + refused.getMessage();
            throw new SettingException(SETTING, directory, reason);
        }
    }

    @Override
    public String description() {
        return "H2 in " + directory;
    }

    @Override
    public DataSource connections() {
        return source;
    }

    @Override
    public String upsert(String table, List<String> key, List<String> others) {
        List<String> columns = Stream.concat(key.stream(), others.stream()).toList();
        return "MERGE INTO %s (%s) KEY (%s) VALUES (%s)"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", key),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /** H2 shows a commit to others, and only then writes it. */
    @Override
    public void settle() {
        try {
            file().commit();
        } catch (SQLException | MVStoreException failure) {
            throw new LedgerException("The file of the ledger could not be written", failure);
        }
    }

    @Override
    public void tidy() {
        try {
            tidy(file());
        } catch (SQLException failure) {
            throw new LedgerException("The file of the ledger could not be tidied", failure);
        }
    }

    /** The same as long as the database is open. */
    private MVStore file() throws SQLException {
        MVStore known = file;
        if (known == null) {
            try (Connection connection = source.getConnection()) {
                SessionLocal session =
                        (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
                known = session.getDatabase().getStore().getMvStore();
            }
            file = known;
        }
        return known;
    }

    private void tidy(MVStore file) {
        if (file.getCurrentVersion() != tidied) {
            file.sync();
            boolean more = file.compact(FULL_ENOUGH_PERCENT, TIDIED_AT_ONCE_BYTES);
            tidied = more ? NEVER : file.getCurrentVersion();
        }
    }

    @Override
    public void close() {
        try (Connection last = source.getConnection()) {
            last.createStatement().execute("SHUTDOWN");
        } catch (SQLException failure) {
            throw new LedgerException("The file of the ledger could not be closed", failure);
        }
    }
}
