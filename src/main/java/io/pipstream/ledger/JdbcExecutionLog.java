package io.pipstream.ledger;

import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes what came of signals into the database. */
final class JdbcExecutionLog implements ExecutionLog {

    private static final String DECIDE = ExecutionRows.DECIDE + " and state <> 'EXECUTED'";
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
        @Nullable Object[] decision = ExecutionRows.decision(execution);
        if (Rows.change(connection, DECIDE, decision) > 0 || exists(connection, execution)) {
            return false;
        }
        @Nullable Object[] row = Arrays.copyOf(decision, decision.length + 1);
        row[decision.length] = execution.createdAt();
        return Rows.change(connection, ADD, row) > 0;
    }

    private static boolean exists(Connection connection, Execution execution) throws SQLException {
        return !Rows.query(
                        connection,
                        EXISTS,
                        row -> row.getInt(1),
                        execution.signalSequence(),
                        execution.account().value())
                .isEmpty();
    }
}
