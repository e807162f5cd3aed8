package io.pipstream.ledger;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.CandleStore;
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

/** Candles in the database. Times are kept to the microsecond. */
final class JdbcCandles implements CandleStore {

    private static final int MOST_IN_TRANSACTION = 1_000;
    /** Two servers that save the same rows in the same order wait for each other, and never in a circle. */
    private static final Comparator<CandleSlot> BY_KEY = Comparator.comparing(
                    (CandleSlot slot) -> slot.instrument().symbol())
            .thenComparing(CandleSlot::source)
            .thenComparing(CandleSlot::interval)
            .thenComparing(CandleSlot::start);

    private static final String OF_SERIES = " from candle where instrument = ? and source = ? and candle_interval = ?";
    private static final String WITHIN = OF_SERIES + " and start_time >= ? and start_time < ?";

    /** By all columns of the key, though some are given: H2 reads along the index only then, and else sorts every row. */
    private static final String OLDEST_FIRST = " order by instrument, source, candle_interval, start_time limit ";

    private static final String NEWEST_FIRST =
            " order by instrument desc, source desc, candle_interval desc, start_time desc limit ";
    private static final String HISTORY =
            "select start_time, " + String.join(", ", CandleRow.OTHERS) + WITHIN + NEWEST_FIRST + "?";
    private static final String RANGE = "select min(bid_low), max(bid_high), min(ask_low), max(ask_high)" + WITHIN;
    private static final String OLDEST = "select start_time" + OF_SERIES + OLDEST_FIRST + "1";
    private static final String NEWEST = "select start_time" + OF_SERIES + NEWEST_FIRST + "1";
    private static final String DELETE = "delete" + OF_SERIES + " and start_time < ?";
    private static final String NEXT_SOURCE =
            "select source from candle where instrument = ? and source >= ? order by instrument, source limit 1";

    /** Makes of a source the first text after it: asked for what is greater, H2 would read all rows that are equal. */
    private static final String AFTER = "\u0001";

    private final Database database;
    private final String upsert;

    JdbcCandles(Database database) {
        this.database = database;
        this.upsert = database.upsert("candle", CandleRow.KEY, CandleRow.OTHERS);
    }

    @Override
    public void save(List<Candle> candles) {
        List<Candle> sorted = candles.stream()
                .sorted(Comparator.comparing(Candle::slot, BY_KEY))
                .toList();
        for (int begin = 0; begin < sorted.size(); begin += MOST_IN_TRANSACTION) {
            List<Candle> some = sorted.subList(begin, Math.min(begin + MOST_IN_TRANSACTION, sorted.size()));
            database.sql(connection -> upsert(connection, some));
        }
    }

    @Override
    public List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit) {
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(HISTORY)) {
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

    @Override
    public Optional<String> newestSource(Instrument instrument) {
        return database.sql(connection -> {
            Optional<String> newest = Optional.empty();
            Instant latest = Instant.MIN;
            for (String source : sources(connection, instrument)) {
                for (CandleInterval interval : CandleBook.KEPT) {
                    Optional<Instant> start = start(connection, NEWEST, instrument, source, interval);
                    if (start.isPresent() && start.get().isAfter(latest)) {
                        latest = start.get();
                        newest = Optional.of(source);
                    }
                }
            }
            return newest;
        });
    }

    @Override
    public Optional<PriceRange> range(Instrument instrument, String source, Instant from, Instant before) {
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(RANGE)) {
                set(
                        query,
                        instrument.symbol(),
                        source,
                        CandleInterval.ONE_MINUTE.code(),
                        Microseconds.column(from),
                        Microseconds.column(before));
                try (ResultSet found = query.executeQuery()) {
                    found.next();
                    return found.getBigDecimal(1) == null
                            ? Optional.empty()
                            : Optional.of(new PriceRange(
                                    CandleRow.price(instrument, found, 1),
                                    CandleRow.price(instrument, found, 2),
                                    CandleRow.price(instrument, found, 3),
                                    CandleRow.price(instrument, found, 4)));
                }
            }
        });
    }

    /**
     * Deletes minutes that are older than the newest of their source by more than that; all that make one candle of thirty
     * minutes stay or go together. At most a thousand go at a time: whether there may be more.
     */
    boolean forgetMinutes(Instrument instrument, Duration keep) {
        boolean more = false;
        for (String source : database.sql(connection -> sources(connection, instrument))) {
            more |= database.sql(connection -> forgetMinutes(connection, instrument, source, keep));
        }
        return more;
    }

    private static boolean forgetMinutes(Connection connection, Instrument instrument, String source, Duration keep)
            throws SQLException {
        CandleInterval minute = CandleInterval.ONE_MINUTE;
        Optional<Instant> newest = start(connection, NEWEST, instrument, source, minute);
        Optional<Instant> oldest = start(connection, OLDEST, instrument, source, minute);
        if (newest.isEmpty() || oldest.isEmpty()) {
            return false;
        }
        Instant end = whole(newest.get().minus(keep));
        if (!oldest.get().isBefore(end)) {
            return false;
        }
        // a thousand minutes have a thousand candles at most, and neither database bounds a deletion by rows in the
        // same words
        Instant next = whole(oldest.get().plus(Duration.ofMinutes(MOST_IN_TRANSACTION)));
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            set(
                    delete,
                    instrument.symbol(),
                    source,
                    minute.code(),
                    Microseconds.column(next.isBefore(end) ? next : end));
            delete.executeUpdate();
        }
        return next.isBefore(end);
    }

    private static Instant whole(Instant time) {
        return CandleInterval.THIRTY_MINUTES.startOf(time);
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

    /** One after the other, by the index: there are few of them and many rows. */
    private static List<String> sources(Connection connection, Instrument instrument) throws SQLException {
        List<String> sources = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEXT_SOURCE)) {
            String from = "";
            boolean more = true;
            while (more) {
                set(query, instrument.symbol(), from);
                try (ResultSet found = query.executeQuery()) {
                    more = found.next();
                    if (more) {
                        sources.add(found.getString(1));
                        from = found.getString(1) + AFTER;
                    }
                }
            }
        }
        return sources;
    }

    private static Optional<Instant> start(
            Connection connection, String sql, Instrument instrument, String source, CandleInterval interval)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, instrument.symbol(), source, interval.code());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(CandleRow.time(found, 1)) : Optional.empty();
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }
}
