package io.pipstream.ledger;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.HistoryStore;
import io.pipstream.pricing.TimeSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Candles of sources' own histories, in the database. */
final class JdbcHistory implements HistoryStore {

    private static final String WHERE = " from candle_span where instrument = ? and source = ? and candle_interval = ?";
    private static final String TOUCHING = WHERE + " and from_time <= ? and to_time >= ?";
    private static final String SPANS = "select from_time, to_time" + TOUCHING + " order by from_time";
    private static final String FORGET_TOUCHING = "delete" + TOUCHING;
    private static final String SOURCES =
            "select distinct source from candle_span where instrument = ? and candle_interval = ?";

    private final Database database;
    private final CandleTable table;
    private final String upsertSpan;

    JdbcHistory(Database database) {
        this.database = database;
        this.table = new CandleTable(database, "candle_history");
        this.upsertSpan = database.upsert(
                "candle_span", List.of("instrument", "source", "candle_interval", "from_time"), List.of("to_time"));
    }

    @Override
    public void record(CandleTrack track, TimeSpan asked, List<Candle> candles) {
        table.save(candles);
        database.sql(connection -> {
            List<TimeSpan> spans = new ArrayList<>(spans(connection, track, asked.from(), asked.to()));
            spans.add(asked);
            // one, for all of them touch what was asked
            TimeSpan all = TimeSpan.union(spans).get(0);
            forgetSpans(connection, track, all);
            return insert(connection, track, all);
        });
    }

    @Override
    public List<Candle> history(CandleTrack track, Instant from, Instant before, int limit) {
        return table.history(track.instrument(), track.source(), track.interval(), from, before, limit);
    }

    @Override
    public List<TimeSpan> asked(CandleTrack track, Instant from, Instant before) {
        // two servers that asked at once may have left spans that touch
        return TimeSpan.union(database.sql(connection -> spans(connection, track, from, before)));
    }

    /**
     * Deletes minutes that begin before that, and forgets that they have been asked for; at most a thousand of a source at a
     * time: whether there may be more.
     */
    boolean forgetMinutes(Instrument instrument, Instant before) {
        Instant end = CandleTable.wholeMinutes(before);
        boolean more = false;
        for (String source : database.sql(connection -> sources(connection, instrument))) {
            more |= database.sql(connection ->
                    forgetMinutes(connection, new CandleTrack(instrument, source, CandleInterval.ONE_MINUTE), end));
        }
        return more;
    }

    private boolean forgetMinutes(Connection connection, CandleTrack minutes, Instant end) throws SQLException {
        Optional<Instant> until = table.forgetMinutes(connection, minutes.instrument(), minutes.source(), end);
        Instant gone = until.orElse(end);
        for (TimeSpan span : spans(connection, minutes, Instant.EPOCH, gone)) {
            if (span.from().isBefore(gone)) {
                forgetSpans(connection, minutes, span);
                if (span.to().isAfter(gone)) {
                    insert(connection, minutes, new TimeSpan(gone, span.to()));
                }
            }
        }
        return gone.isBefore(end);
    }

    private static List<TimeSpan> spans(Connection connection, CandleTrack track, Instant from, Instant before)
            throws SQLException {
        List<TimeSpan> spans = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SPANS)) {
            setTouching(query, track, from, before);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    spans.add(new TimeSpan(CandleRow.time(found, 1), CandleRow.time(found, 2)));
                }
            }
        }
        return spans;
    }

    private static void forgetSpans(Connection connection, CandleTrack track, TimeSpan touching) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET_TOUCHING)) {
            setTouching(delete, track, touching.from(), touching.to());
            delete.executeUpdate();
        }
    }

    private int insert(Connection connection, CandleTrack track, TimeSpan span) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(upsertSpan)) {
            CandleTable.set(
                    insert,
                    track.instrument().symbol(),
                    track.source(),
                    track.interval().code(),
                    Microseconds.column(span.from()),
                    Microseconds.column(span.to()));
            return insert.executeUpdate();
        }
    }

    private static void setTouching(PreparedStatement statement, CandleTrack track, Instant from, Instant before)
            throws SQLException {
        CandleTable.set(
                statement,
                track.instrument().symbol(),
                track.source(),
                track.interval().code(),
                Microseconds.column(before),
                Microseconds.column(from));
    }

    private static List<String> sources(Connection connection, Instrument instrument) throws SQLException {
        List<String> sources = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SOURCES)) {
            CandleTable.set(query, instrument.symbol(), CandleInterval.ONE_MINUTE.code());
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    sources.add(found.getString(1));
                }
            }
        }
        return sources;
    }
}
