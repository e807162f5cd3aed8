package io.pipstream.bench;

import io.pipstream.ledger.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A database that nobody has used yet, and how a server is told of it. */
final class OrderStore implements AutoCloseable {
    private static final String NAME = "pipstream";

    private final Path directory;
    private final Optional<PostgresCluster> cluster;
    private final String url;

    private OrderStore(Path directory, Optional<PostgresCluster> cluster) {
        this.directory = directory;
        this.cluster = cluster;
        this.url = cluster.map(postgres -> postgres.newDatabase(NAME))
                .orElse("jdbc:h2:file:" + directory.resolve(NAME).toAbsolutePath()
                        + ";WRITE_DELAY=0;RETENTION_TIME=2000;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64");
    }

    /** @param directory emptied beforehand, for H2's file */
    static OrderStore make(Scenario.Database database, Path directory) throws IOException {
        Directories.delete(directory);
        return new OrderStore(
                directory, database == Scenario.Database.H2 ? Optional.empty() : Optional.of(PostgresCluster.start()));
    }

    /** Its version in words. */
    static String postgresql() {
        Path program = Path.of(System.getProperty("postgresql.bin", "/usr/lib/postgresql/15/bin"), "postgres");
        return Files.isExecutable(program) ? Commands.output(program.toString(), "--version") : "no PostgreSQL";
    }

    Map<String, String> environment() {
        return cluster.map(
                        postgres -> Map.of("PIPSTREAM_DATABASE_URL", url, "PIPSTREAM_DATABASE_USER", postgres.user()))
                .orElse(Map.of("PIPSTREAM_DATA", directory.toString()));
    }

    /** For those who write to it without a server; of H2 with the settings that the server has. */
    String url() {
        return url;
    }

    String user() {
        return cluster.map(PostgresCluster::user).orElse("sa");
    }

    /** CPU of the database's own processes so far; H2 has none. */
    long cpuNanos() throws IOException {
        return cluster.isPresent() ? new ProcessGauge(cluster.get().pid()).familyCpuNanos() : 0;
    }

    @Override
    public void close() throws IOException {
        cluster.ifPresent(PostgresCluster::close);
        Directories.delete(directory);
    }
}
