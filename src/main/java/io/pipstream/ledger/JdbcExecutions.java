package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of signals. Who decides an execution holds its row until that is written, so that another node neither
 * decides it too nor goes on to the account's next; if its process ends meanwhile, the database gives the row free.
 */
final class JdbcExecutions implements ExecutionStore {

    private static final String PENDING = "select " + ExecutionRows.COLUMNS + " from signal_execution e"
            + " where e.state = 'PENDING' and e.signal_seq <= ?"
            + " and (e.signal_seq > ? or (e.signal_seq = ? and e.account > ?))"
            + " order by e.signal_seq, e.account limit ?";
    private static final String COUNT_PENDING = "select count(*) from signal_execution where state = 'PENDING'";
    private static final String LOCK = "select " + ExecutionRows.COLUMNS
            + " from signal_execution e where e.signal_seq = ? and e.account = ? for update nowait";
    private static final String EXECUTED = "select count(*) from signal_execution e"
            + " join trading_signal s on s.seq = e.signal_seq"
            + " where e.account = ? and e.created_at >= ? and e.state = 'EXECUTED' and e.decided_at >= ?"
            + " and s.source = ?";

    /** What was executed since a moment had been created at most that long before it. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    private final Database database;

    JdbcExecutions(Database database) {
        this.database = database;
    }

    @Override
    public List<Execution> pending(Place after, long lastSequence, int limit) {
        return database.durably(connection -> Rows.query(
                connection,
                PENDING,
                ExecutionRows::execution,
                lastSequence,
                after.signalSequence(),
                after.signalSequence(),
                after.account(),
                limit));
    }

    @Override
    public long countPending() {
        return database.sql(connection -> Rows.query(connection, COUNT_PENDING, row -> row.getLong(1)))
                .get(0);
    }

    @Override
    public boolean decide(long signalSequence, AccountId account, UnaryOperator<Execution> decision) {
        return database.sql(connection -> {
            Execution found = lock(connection, signalSequence, account);
            if (found == null || found.state() != State.PENDING) {
                return false;
            }
            Rows.change(connection, ExecutionRows.DECIDE, ExecutionRows.decision(decision.apply(found)));
            return true;
        });
    }

    private static @Nullable Execution lock(Connection connection, long signalSequence, AccountId account)
            throws SQLException {
        List<Execution> found = Rows.query(connection, LOCK, ExecutionRows::execution, signalSequence, account.value());
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public int executed(AccountId account, String source, Instant since) {
        return database.sql(connection -> Rows.query(
                        connection,
                        EXECUTED,
                        row -> row.getInt(1),
                        account.value(),
                        since.minus(LONGEST_WAIT),
                        since,
                        source))
                .get(0);
    }
}
