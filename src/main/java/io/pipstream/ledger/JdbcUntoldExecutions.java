package io.pipstream.ledger;

import io.pipstream.signal.Execution;
import io.pipstream.signal.UntoldExecutions;
import java.util.List;

/** Executions that are not news yet, in the database. */
final class JdbcUntoldExecutions implements UntoldExecutions {

    private static final String UNTOLD =
            "select " + ExecutionRows.COLUMNS + " from notification_cursor c join signal_execution e"
                    + " on e.account = c.account and e.decided_at >= c.since where c.stream = 'executions' and e.state <> 'PENDING'"
                    + " and not exists (select 1 from notification_execution n where n.account = e.account"
                    + " and n.signal_seq = e.signal_seq) order by e.decided_at, e.signal_seq, e.account limit ?";

    private final Database database;

    JdbcUntoldExecutions(Database database) {
        this.database = database;
    }

    @Override
    public List<Execution> untold(int limit) {
        return database.durably(connection -> Rows.query(connection, UNTOLD, ExecutionRows::execution, limit));
    }
}
