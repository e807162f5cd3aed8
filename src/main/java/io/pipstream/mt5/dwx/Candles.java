package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.pricing.CandleHistory;
import java.time.Instant;
import java.util.List;

/** Tells candles of the past, of the bid as terminals show it. */
final class Candles {

    /** Of a longer time the newest. */
    static final int MOST = 5_000;

    private static final int LONGEST_SHOWN = 32;

    private final Instruments instruments;
    private final CandleHistory history;

    Candles(Instruments instruments, CandleHistory history) {
        this.instruments = instruments;
        this.history = history;
    }

    PythonDict history(DwxCommand.History command) {
        List<Candle> candles = find(command.symbol(), command.timeframe(), command.start(), command.end());
        PythonDict answer = Answers.of(Answers.HIST).text("_symbol", name(command.symbol(), command.timeframe()));
        return candles.isEmpty()
                ? answer.text("_response", "NOT_AVAILABLE")
                : answer.dicts("_data", candles.stream().map(Candles::written).toList());
    }

    private static PythonDict written(Candle candle) {
        Ohlc bid = candle.bid();
        return new PythonDict()
                .text("time", DwxTimes.toTheMinute(candle.slot().start()))
                .decimal("open", bid.open())
                .decimal("high", bid.high())
                .decimal("low", bid.low())
                .decimal("close", bid.close())
                .whole("tick_volume", candle.ticks())
                .whole("spread", 0)
                .whole("real_volume", 0);
    }

    PythonDict closingPrices(DwxCommand.ClosingPrices command) {
        List<Candle> candles = find(command.symbol(), command.timeframe(), command.start(), command.end());
        PythonDict answer = Answers.of(Answers.DATA);
        if (candles.isEmpty()) {
            return answer.text("_response", "NOT_AVAILABLE");
        }
        PythonDict prices = new PythonDict();
        candles.forEach(candle -> prices.decimal(
                DwxTimes.toTheMinute(candle.slot().start()), candle.bid().close()));
        return answer.dict("_data", prices);
    }

    private List<Candle> find(String symbol, Timeframe timeframe, Instant start, Instant end) {
        return start.isAfter(end)
                ? List.of()
                : instruments
                        .find(symbol)
                        .map(instrument ->
                                history.chart(instrument, timeframe.interval(), start, end.plusSeconds(1), MOST))
                        .map(chart -> chart.candles())
                        .orElse(List.of());
    }

    /** Under which the client keeps them, such as {@code EURUSD_H1}. */
    static String name(String symbol, Timeframe timeframe) {
        return symbol.substring(0, Math.min(symbol.length(), LONGEST_SHOWN)) + "_" + timeframe;
    }
}
