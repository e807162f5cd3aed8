package io.pipstream.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path directory;

    @Test
    void aSchemaThatANewerServerMadeIsRefused() throws Exception {
        DataSource database = database();
        Migrations.run(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                            + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', 1, true)");
        }

        assertThatThrownBy(() -> Migrations.run(database))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("could not be migrated");
    }

    private DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + directory.resolve("ledger"));
        return database;
    }
}
