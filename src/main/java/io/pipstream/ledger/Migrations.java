package io.pipstream.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to the present. The migrations are named here, because a search of the class path depends on how a server
 * keeps a WAR, and none of them keeps it as Flyway expects.
 */
final class Migrations implements ResourceProvider {

    private static final List<String> FILES =
            List.of("V1__ledger.sql", "V2__access.sql", "V3__feeds.sql", "V4__candle_history.sql", "V5__signals.sql");

    private Migrations() {}

    /** @throws LedgerException if one fails, or if the database has been migrated by a newer server */
    static void run(DataSource database) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .resourceProvider(new Migrations())
                    .javaMigrationClassProvider(List::of)
                    // by default one that is only newer is warned of, and written to
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new LedgerException(
                    "The schema of the ledger could not be migrated: " + failure.getMessage(), failure);
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return FILES.contains(name) ? new Migration(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(file ->
                        file.startsWith(prefix) && List.of(suffixes).stream().anyMatch(file::endsWith))
                .<LoadableResource>map(Migration::new)
                .toList();
    }

    private static final class Migration extends LoadableResource {

        private final String file;

        Migration(String file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            InputStream found = Migrations.class.getResourceAsStream(file);
            if (found == null) {
                throw new UncheckedIOException(new IOException("Not in the WAR: " + file));
            }
            return new InputStreamReader(found, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return file;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return file;
        }

        @Override
        public String getFilename() {
            return file;
        }

        @Override
        public String getRelativePath() {
            return file;
        }
    }
}
