package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.mt5.Bar;
import io.pipstream.mt5.Bars;
import io.pipstream.mt5.Timeframe;
import java.time.Instant;
import java.util.List;

/** Tells candles of the past, of the bid as terminals show it. */
final class Candles {

    /** Of a longer time the newest. */
    static final int MOST = 5_000;

    private static final int LONGEST_SHOWN = 32;

    private final Instruments instruments;
    private final Bars bars;

    Candles(Instruments instruments, Bars bars) {
        this.instruments = instruments;
        this.bars = bars;
    }

    PythonDict history(DwxCommand.History command) {
        List<Bar> candles = find(command.symbol(), command.timeframe(), command.start(), command.end());
        PythonDict answer = Answers.of(Answers.HIST).text("_symbol", name(command.symbol(), command.timeframe()));
        return candles.isEmpty()
                ? answer.text("_response", "NOT_AVAILABLE")
                : answer.dicts("_data", candles.stream().map(Candles::written).toList());
    }

    private static PythonDict written(Bar candle) {
        Ohlc bid = candle.prices();
        return new PythonDict()
                .text("time", DwxTimes.toTheMinute(candle.start()))
                .decimal("open", bid.open())
                .decimal("high", bid.high())
                .decimal("low", bid.low())
                .decimal("close", bid.close())
                .whole("tick_volume", candle.volume())
                .whole("spread", 0)
                .whole("real_volume", 0);
    }

    PythonDict closingPrices(DwxCommand.ClosingPrices command) {
        List<Bar> candles = find(command.symbol(), command.timeframe(), command.start(), command.end());
        PythonDict answer = Answers.of(Answers.DATA);
        if (candles.isEmpty()) {
            return answer.text("_response", "NOT_AVAILABLE");
        }
        PythonDict prices = new PythonDict();
        candles.forEach(candle -> prices.decimal(
                DwxTimes.toTheMinute(candle.start()), candle.prices().close()));
        return answer.dict("_data", prices);
    }

    private List<Bar> find(String symbol, Timeframe timeframe, Instant start, Instant end) {
        return start.isAfter(end)
                ? List.of()
                : instruments
                        .find(symbol)
                        .map(instrument -> bars.between(instrument, timeframe, start, end.plusSeconds(1), MOST))
                        .orElse(List.of());
    }

    /** Under which the client keeps them, such as {@code EURUSD_H1}. */
    static String name(String symbol, Timeframe timeframe) {
        return symbol.substring(0, Math.min(symbol.length(), LONGEST_SHOWN)) + "_" + timeframe;
    }
}
