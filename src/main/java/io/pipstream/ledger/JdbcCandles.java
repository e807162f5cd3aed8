package io.pipstream.ledger;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
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
import java.util.List;
import java.util.Optional;

/** Candles made of quotes, in the database. */
final class JdbcCandles implements CandleStore {

    private static final String NEXT_SOURCE =
            "select source from candle where instrument = ? and source >= ? order by instrument, source limit 1";

    /** Makes of a source the first text after it: asked for what is greater, H2 would read all rows that are equal. */
    private static final String AFTER = "\u0001";

    private final Database database;
    private final CandleTable table;

    JdbcCandles(Database database) {
        this.database = database;
        this.table = new CandleTable(database, "candle");
    }

    @Override
    public void save(List<Candle> candles) {
        table.save(candles);
    }

    @Override
    public List<Candle> history(
            Instrument instrument, String source, CandleInterval interval, Instant from, Instant before, int limit) {
        return table.history(instrument, source, interval, from, before, limit);
    }

    @Override
    public Optional<String> newestSource(Instrument instrument) {
        return database.sql(connection -> {
            Optional<String> newest = Optional.empty();
            Instant latest = Instant.MIN;
            for (String source : sources(connection, instrument)) {
                for (CandleInterval interval : CandleBook.KEPT) {
                    Optional<Instant> start = table.newest(connection, instrument, source, interval);
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
        String sql = "select min(bid_low), max(bid_high), min(ask_low), max(ask_high)" + table.within();
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                CandleTable.set(
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
     * Deletes minutes that are older than the newest of their source by more than that, at most a thousand of a source at a
     * time: whether there may be more.
     */
    boolean forgetMinutes(Instrument instrument, Duration keep) {
        boolean more = false;
        for (String source : database.sql(connection -> sources(connection, instrument))) {
            more |= database.sql(connection -> forgetMinutes(connection, instrument, source, keep));
        }
        return more;
    }

    private boolean forgetMinutes(Connection connection, Instrument instrument, String source, Duration keep)
            throws SQLException {
        Optional<Instant> newest = table.newest(connection, instrument, source, CandleInterval.ONE_MINUTE);
        if (newest.isEmpty()) {
            return false;
        }
        Instant end = CandleTable.wholeMinutes(newest.get().minus(keep));
        return table.forgetMinutes(connection, instrument, source, end)
                .filter(until -> until.isBefore(end))
                .isPresent();
    }

    /** One after the other, by the index: there are few of them and many rows. */
    private static List<String> sources(Connection connection, Instrument instrument) throws SQLException {
        List<String> sources = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEXT_SOURCE)) {
            String from = "";
            boolean more = true;
            while (more) {
                CandleTable.set(query, instrument.symbol(), from);
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
}
