package io.pipstream.ledger;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A table of candles, one row of each slot. Times are kept to the microsecond. */
final class CandleTable {

    /** How many rows one transaction changes at most. */
    static final int MOST_IN_TRANSACTION = 1_000;

    /** Two servers that save the same rows in the same order wait for each other, and never in a circle. */
    private static final Comparator<CandleSlot> BY_KEY = Comparator.comparing(
                    (CandleSlot slot) -> slot.instrument().symbol())
            .thenComparing(CandleSlot::source)
            .thenComparing(CandleSlot::interval)
            .thenComparing(CandleSlot::start);

    private static final String WHERE = " where instrument = ? and source = ? and candle_interval = ?";

    /** By all columns of the key, though some are given: H2 reads along the index only then, and else sorts every row. */
    private static final String OLDEST_FIRST = " order by instrument, source, candle_interval, start_time limit ";

    private static final String NEWEST_FIRST =
            " order by instrument desc, source desc, candle_interval desc, start_time desc limit ";

    private final Database database;
    private final String ofSeries;
    private final String within;
    private final String upsert;

    CandleTable(Database database, String name) {
        this.database = database;
        this.ofSeries = " from " + name + WHERE;
        this.within = ofSeries + " and start_time >= ? and start_time < ?";
        this.upsert = database.upsert(name, CandleRow.KEY, CandleRow.OTHERS);
    }

    /** What stands after the columns of a query for a time: its parameters are instrument, source, interval, from, before. */
    String within() {
        return within;
    }

    void save(List<Candle> candles) {
        List<Candle> sorted = candles.stream()
                .sorted(Comparator.comparing(Candle::slot, BY_KEY))
                .toList();
        for (int begin = 0; begin < sorted.size(); begin += MOST_IN_TRANSACTION) {
            List<Candle> some = sorted.subList(begin, Math.min(begin + MOST_IN_TRANSACTION, sorted.size()));
            database.sql(connection -> upsert(connection, some));
        }
    }

    /** The newest that begin in that time, oldest first. */
    List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit) {
        String sql = "select start_time, " + String.join(", ", CandleRow.OTHERS) + within + NEWEST_FIRST + "?";
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                set(
                        query,
                        instrument.symbol(),
                        source,
                        interval.code(),
                        Microseconds.column(from),
                        Microseconds.column(before),
                        limit);
                List<Candle> candles = new ArrayList<>();
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        Instant start = CandleRow.time(found, 1);
                        candles.add(CandleRow.candle(new CandleSlot(instrument, source, interval, start), found));
                    }
                }
                Collections.reverse(candles);
                return candles;
            }
        });
    }

    Optional<Instant> oldest(Connection connection, Instrument instrument, String source, CandleInterval interval)
            throws SQLException {
        return start(connection, OLDEST_FIRST, instrument, source, interval);
    }

    Optional<Instant> newest(Connection connection, Instrument instrument, String source, CandleInterval interval)
            throws SQLException {
        return start(connection, NEWEST_FIRST, instrument, source, interval);
    }

    /**
     * Deletes the oldest minutes that begin before the end; all that make one candle of thirty minutes stay or go together.
     * At most a thousand go.
     *
     * @return before what time none is left; empty if there was none
     */
    Optional<Instant> forgetMinutes(Connection connection, Instrument instrument, String source, Instant end)
            throws SQLException {
        CandleInterval minute = CandleInterval.ONE_MINUTE;
        Optional<Instant> oldest = oldest(connection, instrument, source, minute);
        if (oldest.isEmpty() || !oldest.get().isBefore(end)) {
            return Optional.empty();
        }
        // a thousand minutes have a thousand candles at most, and neither database bounds a deletion by rows in the
        // same words
        Instant next = wholeMinutes(oldest.get().plus(Duration.ofMinutes(MOST_IN_TRANSACTION)));
        Instant until = next.isBefore(end) ? next : end;
        try (PreparedStatement delete = connection.prepareStatement("delete" + ofSeries + " and start_time < ?")) {
            set(delete, instrument.symbol(), source, minute.code(), Microseconds.column(until));
            delete.executeUpdate();
        }
        return Optional.of(until);
    }

    /** The time at or before that, where candles of all intervals made of minutes begin. */
    static Instant wholeMinutes(Instant time) {
        return CandleInterval.THIRTY_MINUTES.startOf(time);
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private int upsert(Connection connection, List<Candle> candles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (Candle candle : candles) {
                set(statement, CandleRow.values(candle));
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private Optional<Instant> start(
            Connection connection, String order, Instrument instrument, String source, CandleInterval interval)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select start_time" + ofSeries + order + "1")) {
            set(query, instrument.symbol(), source, interval.code());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(CandleRow.time(found, 1)) : Optional.empty();
            }
        }
    }
}
