package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Execution;
import io.pipstream.signal.ExecutionFilter;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionPage;
import io.pipstream.signal.FollowedTrade;
import io.pipstream.signal.ListedExecution;
import io.pipstream.signal.SourceCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what became of signals from the database. */
final class JdbcExecutionHistory implements ExecutionHistory {

    private static final String SIGNALS = " from signal_execution e join trading_signal s on s.seq = e.signal_seq";
    private static final String LISTED =
            "select " + ExecutionRows.COLUMNS + ", s.id, s.source, s.instrument, s.received_at";
    private static final String COUNTS = "select s.source, count(*),"
            + " sum(case when e.state = 'EXECUTED' then 1 else 0 end),"
            + " sum(case when s.expires_at <= ? and (e.state is null or e.state <> 'EXECUTED') then 1 else 0 end)"
            + " from trading_signal s left join signal_execution e on e.signal_seq = s.seq and e.account = ?"
            + " where s.received_at >= ? group by s.source order by s.source limit ?";
    private static final String REASONS = "select s.source, e.reason, count(*)" + SIGNALS
            + " where e.account = ? and e.state = 'REJECTED' and e.reason is not null and s.received_at >= ?"
            + " group by s.source, e.reason";
    private static final String TRADES = "select e.signal_seq, s.source, t.body" + SIGNALS
            + " join trade t on t.account = e.account and t.id = e.trade_id"
            + " where e.account = ? and e.state = 'EXECUTED' and s.received_at >= ? and e.signal_seq > ?"
            + " and t.closed_at is not null order by e.signal_seq limit ?";

    private final Database database;

    JdbcExecutionHistory(Database database) {
        this.database = database;
    }

    /** How many of a source's signals were left alone for one reason. */
    private record Rejected(String source, String reason, long count) {

        static Rejected of(ResultSet row) throws SQLException {
            return new Rejected(row.getString(1), row.getString(2), row.getLong(3));
        }
    }

    @Override
    public ExecutionPage page(ExecutionFilter filter, int limit, int offset) {
        StringBuilder where = new StringBuilder(SIGNALS).append(" where e.account = ?");
        List<Object> values = new ArrayList<>();
        values.add(filter.account().value());
        filter.state().ifPresent(state -> with(where, values, "e.state = ?", state.name()));
        filter.source().ifPresent(source -> with(where, values, "s.source = ?", source));
        filter.since().ifPresent(since -> with(where, values, "s.received_at >= ?", Microseconds.column(since)));
        return database.durably(connection -> {
            long total = list(connection, "select count(*)" + where, values, row -> row.getLong(1))
                    .get(0);
            List<Object> page = new ArrayList<>(values);
            page.add(limit);
            page.add(offset);
            return new ExecutionPage(
                    list(
                            connection,
                            LISTED + where + " order by e.signal_seq desc limit ? offset ?",
                            page,
                            JdbcExecutionHistory::listed),
                    total);
        });
    }

    private static void with(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    private static ListedExecution listed(ResultSet row) throws SQLException {
        Execution execution = ExecutionRows.execution(row);
        return new ListedExecution(
                execution,
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getObject(14, OffsetDateTime.class).toInstant());
    }

    @Override
    public List<SourceCounts> counts(AccountId account, Instant since, Instant now, int limit) {
        List<Object> reasons = List.of(account.value(), Microseconds.column(since));
        List<Object> counts = List.of(Microseconds.column(now), account.value(), Microseconds.column(since), limit);
        return database.durably(connection -> {
            Map<String, Map<String, Long>> rejected = new HashMap<>();
            for (Rejected each : list(connection, REASONS, reasons, Rejected::of)) {
                rejected.computeIfAbsent(each.source(), source -> new HashMap<>())
                        .put(each.reason(), each.count());
            }
            return list(
                    connection,
                    COUNTS,
                    counts,
                    row -> new SourceCounts(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            rejected.getOrDefault(row.getString(1), Map.of())));
        });
    }

    @Override
    public List<FollowedTrade> closedTrades(AccountId account, Instant since, long afterSequence, int limit) {
        List<Object> values = List.of(account.value(), Microseconds.column(since), afterSequence, limit);
        return database.durably(connection -> list(
                connection,
                TRADES,
                values,
                row -> new FollowedTrade(row.getLong(1), row.getString(2), row.getString(3))));
    }

    private static <T> List<T> list(Connection connection, String sql, List<Object> values, Rows.Reader<T> reader)
            throws SQLException {
        return Rows.query(connection, sql, reader, values.toArray());
    }
}
