package io.pipstream.ledger;

import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalFilter;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalJson;
import io.pipstream.signal.SignalSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads signals from the database. */
final class JdbcSignals implements SignalJournal, SignalHistory {

    private static final String SELECT = "select " + SignalRows.COLUMNS + " from trading_signal where seq > ?";
    private static final String AFTER = SELECT + " order by seq limit ?";
    private static final String ONE = "select " + SignalRows.COLUMNS + " from trading_signal where seq = ?";
    private static final String SOURCES =
            "select source, count(*), max(received_at) from trading_signal group by source order by source limit ?";

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
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SOURCES)) {
                query.setInt(1, limit);
                List<SignalSource> sources = new ArrayList<>();
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        sources.add(new SignalSource(
                                found.getString(1),
                                found.getLong(2),
                                found.getObject(3, OffsetDateTime.class).toInstant()));
                    }
                }
                return sources;
            }
        });
    }

    private List<RecordedSignal> list(String sql, List<Object> values) {
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int parameter = 1; parameter <= values.size(); parameter++) {
                    query.setObject(parameter, values.get(parameter - 1));
                }
                try (ResultSet found = query.executeQuery()) {
                    return rows.signals(found);
                }
            }
        });
    }
}
