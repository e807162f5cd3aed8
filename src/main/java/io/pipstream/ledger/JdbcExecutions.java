package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String DECIDE = "update signal_execution set state = ?, reason = ?, detail = ?, units = ?,"
            + " order_id = ?, trade_id = ?, decided_at = ? where signal_seq = ? and account = ?";
    private static final String EXECUTED = "select count(*) from signal_execution e"
            + " join trading_signal s on s.seq = e.signal_seq"
            + " where e.account = ? and e.created_at >= ? and e.state = 'EXECUTED' and e.decided_at >= ?"
            + " and s.source = ?";

    private static final int LONGEST_DETAIL = 512;

    /** What was executed since a moment had been created at most that long before it. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    private final Database database;

    JdbcExecutions(Database database) {
        this.database = database;
    }

    @Override
    public List<Execution> pending(Place after, long lastSequence, int limit) {
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(PENDING)) {
                query.setLong(1, lastSequence);
                query.setLong(2, after.signalSequence());
                query.setLong(3, after.signalSequence());
                query.setString(4, after.account());
                query.setInt(5, limit);
                List<Execution> found = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(ExecutionRows.execution(rows));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public long countPending() {
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(COUNT_PENDING);
                    ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        });
    }

    @Override
    public boolean decide(long signalSequence, AccountId account, UnaryOperator<Execution> decision) {
        return database.sql(connection -> {
            Execution found = lock(connection, signalSequence, account);
            if (found == null || found.state() != State.PENDING) {
                return false;
            }
            write(connection, decision.apply(found));
            return true;
        });
    }

    private static @Nullable Execution lock(Connection connection, long signalSequence, AccountId account)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setLong(1, signalSequence);
            query.setString(2, account.value());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? ExecutionRows.execution(found) : null;
            }
        }
    }

    private static void write(Connection connection, Execution decided) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DECIDE)) {
            String detail = decided.detail();
            update.setString(1, decided.state().name());
            update.setString(2, decided.reason());
            update.setString(
                    3,
                    detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL));
            update.setObject(4, decided.units(), Types.BIGINT);
            update.setObject(5, decided.orderId(), Types.BIGINT);
            update.setObject(6, decided.tradeId(), Types.BIGINT);
            update.setObject(7, Microseconds.optionalColumn(decided.decidedAt()));
            update.setLong(8, decided.signalSequence());
            update.setString(9, decided.account().value());
            update.executeUpdate();
        }
    }

    @Override
    public int executed(AccountId account, String source, Instant since) {
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(EXECUTED)) {
                query.setString(1, account.value());
                query.setObject(2, Microseconds.column(since.minus(LONGEST_WAIT)));
                query.setObject(3, Microseconds.column(since));
                query.setString(4, source);
                try (ResultSet count = query.executeQuery()) {
                    count.next();
                    return count.getInt(1);
                }
            }
        });
    }
}
