package io.pipstream.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Notifications in PostgreSQL. */
@Tag("postgresql")
class PostgresNotificationsTest extends NotificationsContract {

    private static PostgresCluster cluster;
    private static int databases;

    private final String url = cluster.newDatabase("test" + ++databases);

    @BeforeAll
    static void startCluster() {
        cluster = PostgresCluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Override
    Store store() {
        return ServerStore.of(url, cluster.user(), "");
    }
}
