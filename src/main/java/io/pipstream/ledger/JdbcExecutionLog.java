package io.pipstream.ledger;

import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes what came of signals into the database. */
final class JdbcExecutionLog implements ExecutionLog {

    private static final String DECIDE =
            "update signal_execution set state = ?, reason = ?, detail = ?, units = ?, order_id = ?, trade_id = ?,"
                    + " decided_at = ? where signal_seq = ? and account = ? and state <> 'EXECUTED'";
    private static final String EXISTS = "select 1 from signal_execution where signal_seq = ? and account = ?";
    private static final String ADD = "insert into signal_execution (state, reason, detail, units, order_id, trade_id,"
            + " decided_at, signal_seq, account, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    JdbcExecutionLog(Database database) {
        this.database = database;
    }

    @Override
    public void conclude(Execution execution) {
        if (execution.state() == State.PENDING) {
            throw new IllegalArgumentException("What is pending is not concluded");
        }
        try {
            database.durably(connection -> conclude(connection, execution));
        } catch (DuplicateRowException addedMeanwhile) {
            database.durably(connection -> conclude(connection, execution));
        }
    }

    private static boolean conclude(Connection connection, Execution execution) throws SQLException {
        if (decide(connection, execution) || exists(connection, execution)) {
            return false;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            set(add, execution);
            add.setObject(10, Microseconds.column(execution.createdAt()));
            return add.executeUpdate() > 0;
        }
    }

    private static boolean decide(Connection connection, Execution execution) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DECIDE)) {
            set(update, execution);
            return update.executeUpdate() > 0;
        }
    }

    private static boolean exists(Connection connection, Execution execution) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EXISTS)) {
            query.setLong(1, execution.signalSequence());
            query.setString(2, execution.account().value());
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void set(PreparedStatement statement, Execution execution) throws SQLException {
        statement.setString(1, execution.state().name());
        statement.setString(2, execution.reason());
        statement.setString(3, execution.detail());
        set(statement, 4, execution.units());
        set(statement, 5, execution.orderId());
        set(statement, 6, execution.tradeId());
        statement.setObject(7, Microseconds.optionalColumn(execution.decidedAt()));
        statement.setLong(8, execution.signalSequence());
        statement.setString(9, execution.account().value());
    }

    private static void set(PreparedStatement statement, int column, @Nullable Long value) throws SQLException {
        statement.setObject(column, value, java.sql.Types.BIGINT);
    }
}
