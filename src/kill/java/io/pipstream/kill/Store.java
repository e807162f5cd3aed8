package io.pipstream.kill;

import io.pipstream.ledger.PostgresCluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the server keeps its ledger.
 *
 * @param environment what tells the server so
 * @param cluster the process that keeps it, if that is another one
 */
record Store(Map<String, String> environment, Optional<PostgresCluster> cluster) implements AutoCloseable {

    static Store file(Path directory) {
        return new Store(Map.of("PIPSTREAM_DATA", directory.toString()), Optional.empty());
    }

    static Store postgresql() {
        PostgresCluster cluster = PostgresCluster.start();
        return new Store(
                Map.of(
                        "PIPSTREAM_DATABASE_URL", cluster.newDatabase("pipstream"),
                        "PIPSTREAM_DATABASE_USER", cluster.user()),
                Optional.of(cluster));
    }

    @Override
    public void close() {
        cluster.ifPresent(PostgresCluster::close);
    }
}
