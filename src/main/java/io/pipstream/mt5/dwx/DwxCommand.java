package io.pipstream.mt5.dwx;

import io.pipstream.mt5.OrderKind;
import io.pipstream.mt5.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a client asks for. Whether it makes sense for the account is not known yet. Immutable. */
sealed interface DwxCommand {

    /** How far stop-loss and take-profit are from the price, in points; 0 is none. */
    record Distances(BigDecimal stopLoss, BigDecimal takeProfit) {}

    /** Whether somebody is there. */
    record Heartbeat() implements DwxCommand {}

    /** @param price of an order that waits; without meaning for one at the market */
    record Open(
            OrderKind kind,
            String symbol,
            BigDecimal price,
            Distances distances,
            String comment,
            BigDecimal lots,
            long magic)
            implements DwxCommand {}

    /** @param price a new one for an order that waits; 0 keeps the one it has */
    record Modify(long ticket, BigDecimal price, Distances distances) implements DwxCommand {}

    record Close(long ticket) implements DwxCommand {}

    /** @param lots 0, or more than are open, means all */
    record ClosePartial(long ticket, BigDecimal lots) implements DwxCommand {}

    record CloseMagic(long magic) implements DwxCommand {}

    record CloseAll() implements DwxCommand {}

    record GetOpenTrades() implements DwxCommand {}

    record GetAccountInfo() implements DwxCommand {}

    /** Candles that open from {@code start} to {@code end}, both included. */
    record History(String symbol, Timeframe timeframe, Instant start, Instant end) implements DwxCommand {}

    /** The same of which only the closing prices are wanted. */
    record ClosingPrices(String symbol, Timeframe timeframe, Instant start, Instant end) implements DwxCommand {}

    /** Which prices are published from now on; an empty list ends it. */
    record TrackPrices(List<String> symbols) implements DwxCommand {
        public TrackPrices {
            symbols = List.copyOf(symbols);
        }
    }

    /** Which candles are published from now on; an empty list ends it. */
    record TrackRates(List<Rate> rates) implements DwxCommand {

        /** As the client wrote it: either may be unknown. */
        record Rate(String symbol, String timeframe) {}

        public TrackRates {
            rates = List.copyOf(rates);
        }
    }
}
