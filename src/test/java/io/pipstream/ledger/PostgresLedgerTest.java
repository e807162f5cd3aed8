package io.pipstream.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger in PostgreSQL. */
@Tag("postgresql")
class PostgresLedgerTest extends DatabaseContract {

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

    @Test
    void aConnectionThatBreaksBeforeTheCommitIsAFailureOfTheLedger() throws Exception {
        open(ANNA);
        try (Connection other =
                ServerStore.of(url, cluster.user(), "").connections().getConnection()) {
            assertThatThrownBy(() -> ledger().write(ANNA, account -> {
                        endAllBut(other);
                        return Batches.after(account.head()).entry("LOST").batch();
                    }))
                    .isInstanceOf(LedgerException.class);
        }

        assertThat(journal().head(ANNA).orElseThrow().sequence()).isEqualTo(1);
    }

    private static void endAllBut(Connection own) {
        try {
            own.createStatement()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
