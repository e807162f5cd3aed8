package io.pipstream.ledger;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** A row of a table of candles. */
final class CandleRow {

    /** The columns of the primary key. */
    static final List<String> KEY = List.of("instrument", "source", "candle_interval", "start_time");

    /** The other columns. */
    static final List<String> OTHERS = List.of(
            "opened_at",
            "closed_at",
            "bid_open",
            "bid_high",
            "bid_low",
            "bid_close",
            "ask_open",
            "ask_high",
            "ask_low",
            "ask_close",
            "ticks",
            "synthetic");

    private CandleRow() {}

    /** The key, then the other columns. */
    static Object[] values(Candle candle) {
        CandleSlot slot = candle.slot();
        return new Object[] {
            slot.instrument().symbol(),
            slot.source(),
            slot.interval().code(),
            Microseconds.column(slot.start()),
            Microseconds.column(candle.opened()),
            Microseconds.column(candle.closed()),
            candle.bid().open(),
            candle.bid().high(),
            candle.bid().low(),
            candle.bid().close(),
            candle.ask().open(),
            candle.ask().high(),
            candle.ask().low(),
            candle.ask().close(),
            candle.ticks(),
            candle.synthetic()
        };
    }

    /** @param row the slot's start, then the other columns */
    static Candle candle(CandleSlot slot, ResultSet row) throws SQLException {
        return new Candle(
                slot,
                prices(slot.instrument(), row, 4),
                prices(slot.instrument(), row, 8),
                time(row, 2),
                time(row, 3),
                row.getLong(12),
                row.getBoolean(13));
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The column has zeros behind the instrument's digits. */
    static BigDecimal price(Instrument instrument, ResultSet row, int column) throws SQLException {
        return instrument.price(row.getBigDecimal(column));
    }

    private static Ohlc prices(Instrument instrument, ResultSet row, int first) throws SQLException {
        return new Ohlc(
                price(instrument, row, first),
                price(instrument, row, first + 1),
                price(instrument, row, first + 2),
                price(instrument, row, first + 3));
    }
}
