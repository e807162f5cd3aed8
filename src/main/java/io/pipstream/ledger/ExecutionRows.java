package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads executions from rows of {@code signal_execution}. */
final class ExecutionRows {

    /** Of the table under its short name. */
    static final String COLUMNS =
            "e.signal_seq, e.account, e.state, e.reason, e.detail, e.units, e.order_id, e.trade_id,"
                    + " e.created_at, e.decided_at";

    private ExecutionRows() {}

    static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                row.getLong(1),
                new AccountId(row.getString(2)),
                State.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class),
                row.getObject(8, Long.class),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                Microseconds.instant(row.getObject(10, OffsetDateTime.class)));
    }
}
