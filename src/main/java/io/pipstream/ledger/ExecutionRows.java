package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads executions from rows of {@code signal_execution}. */
final class ExecutionRows {

    /** Of the table under its short name. */
    static final String COLUMNS =
            "e.signal_seq, e.account, e.state, e.reason, e.detail, e.units, e.order_id, e.trade_id,"
                    + " e.created_at, e.decided_at";

    /** With the values of {@link #decision}. */
    static final String DECIDE =
            "update signal_execution set state = ?, reason = ?, detail = ?, units = ?, order_id = ?,"
                    + " trade_id = ?, decided_at = ? where signal_seq = ? and account = ?";

    private static final int LONGEST_DETAIL = 512;

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

    /** What was decided of one, and of which. */
    static @Nullable Object[] decision(Execution decided) {
        return new @Nullable Object[] {
            decided.state().name(),
            decided.reason(),
            cut(decided.detail()),
            decided.units(),
            decided.orderId(),
            decided.tradeId(),
            decided.decidedAt(),
            decided.signalSequence(),
            decided.account().value()
        };
    }

    private static @Nullable String cut(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL
                ? detail
                : Storable.text(detail.substring(0, LONGEST_DETAIL));
    }
}
