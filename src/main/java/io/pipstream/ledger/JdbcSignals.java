package io.pipstream.ledger;

import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalFilter;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalJson;
import io.pipstream.signal.SignalSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads signals from the database. */
final class JdbcSignals implements SignalJournal, SignalHistory {

    private static final String SELECT = "select " + SignalRows.COLUMNS + " from trading_signal where seq > ?";
    private static final String AFTER = SELECT + " order by seq limit ?";
    private static final String ONE = "select " + SignalRows.COLUMNS + " from trading_signal where seq = ?";
    private static final String OF_ID =
            "select " + SignalRows.COLUMNS + " from trading_signal where source = ? and id = ?";
    private static final String SOURCES =
            "select source, count(*) as given, max(received_at) as newest from trading_signal group by source"
                    + " order by source limit ?";

    private final Database database;
    private final SignalRows rows;
    private final JdbcAnnouncements announcements;

    JdbcSignals(Database database, Instruments instruments) {
        this.database = database;
        this.rows = new SignalRows(new SignalJson(instruments));
        this.announcements = new JdbcAnnouncements(database);
    }

    @Override
    public List<RecordedSignal> after(long sequence, int limit) {
        return list(AFTER, List.of(sequence, limit));
    }

    @Override
    public Optional<RecordedSignal> find(long sequence) {
        return list(ONE, List.of(sequence)).stream().findFirst();
    }

    @Override
    public Optional<RecordedSignal> find(String source, String id) {
        return list(OF_ID, List.of(Storable.text(source), Storable.text(id))).stream()
                .findFirst();
    }

    @Override
    public long newest() {
        return announcements.newest();
    }

    @Override
    public List<RecordedSignal> page(SignalFilter filter, int limit, int offset) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        values.add(filter.after());
        filter.source().ifPresent(source -> {
            sql.append(" and source = ?");
            values.add(source);
        });
        filter.instrument().ifPresent(instrument -> {
            sql.append(" and instrument = ?");
            values.add(instrument.symbol());
        });
        filter.since().ifPresent(since -> {
            sql.append(" and received_at >= ?");
            values.add(Microseconds.column(since));
        });
        values.add(limit);
        values.add(offset);
        return list(sql.append(" order by seq desc limit ? offset ?").toString(), values);
    }

    @Override
    public List<SignalSource> sources(int limit) {
        return database.durably(connection -> Rows.query(
                connection,
                SOURCES,
                row -> new SignalSource(row.getString("source"), row.getLong("given"), Rows.time(row, "newest")),
                limit));
    }

    private List<RecordedSignal> list(String sql, List<Object> values) {
        return database.durably(connection -> Rows.query(connection, sql, rows::signal, values.toArray()));
    }
}
