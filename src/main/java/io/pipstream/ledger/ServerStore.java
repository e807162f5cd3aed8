package io.pipstream.ledger;

import io.pipstream.platform.SettingException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, as its own process. A statement that hangs, and a server that does not answer, end in an error in time. */
final class ServerStore implements Store {

    static final String PREFIX = "jdbc:postgresql:";

    private static final String SETTING = "pipstream.database.url";
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(15);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private ServerStore(String url, String user, String password) {
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("pipstream");
        source.setConnectTimeout((int) LONGEST_CONNECT.toSeconds());
        source.setSocketTimeout((int) LONGEST_SILENCE.toSeconds());
        source.setTcpKeepAlive(true);
        source.setOptions("-c lock_timeout=%d -c statement_timeout=%d"
                .formatted(ConnectionPool.LONGEST_LOCK_WAIT.toMillis(), LONGEST_STATEMENT.toMillis()));
    }

    /** @throws SettingException if it is not an address of PostgreSQL, or has a password in it, which would be logged */
    static ServerStore of(String url, String user, String password) {
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new SettingException(SETTING, "…", "must not contain the password: set pipstream.database.password");
        }
        if (!url.startsWith(PREFIX) || Driver.parseURL(url, null) == null) {
            throw new SettingException(SETTING, url, "must be such as jdbc:postgresql://localhost:5432/pipstream");
        }
        Drivers.require(Driver::new);
        return new ServerStore(url, user, password);
    }

    @Override
    public String description() {
        return source.getUrl();
    }

    @Override
    public DataSource connections() {
        return source;
    }

    @Override
    public String upsert(String table, List<String> key, List<String> others) {
        List<String> columns = Stream.concat(key.stream(), others.stream()).toList();
        return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")),
                        String.join(", ", key),
                        others.stream()
                                .map(column -> column + " = EXCLUDED." + column)
                                .collect(Collectors.joining(", ")));
    }

    /** PostgreSQL writes a commit before it shows it. */
    @Override
    public void settle() {}

    /** The server does that by itself. */
    @Override
    public void tidy() {}

    /** The server goes on. */
    @Override
    public void close() {}
}
