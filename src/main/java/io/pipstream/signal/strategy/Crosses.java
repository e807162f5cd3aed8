package io.pipstream.signal.strategy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** Finds where two exponential averages of the middle price cross, in candles that are over. */
final class Crosses {

    private static final int ATR_CANDLES = 14;
    private static final int DIGITS = 32;

    private final BarSeries series;
    private final List<Candle> candles;
    private final int slowCandles;
    private final EMAIndicator fast;
    private final EMAIndicator slow;
    private final ATRIndicator atr;
    private final Rule up;
    private final Rule down;

    private Crosses(List<Candle> candles, CrossTerms terms) {
        this.candles = candles;
        this.series = series(candles);
        this.slowCandles = terms.slow();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        this.fast = new EMAIndicator(close, terms.fast());
        this.slow = new EMAIndicator(close, terms.slow());
        this.atr = new ATRIndicator(series, ATR_CANDLES);
        this.up = new CrossedUpIndicatorRule(fast, slow);
        this.down = new CrossedDownIndicatorRule(fast, slow);
    }

    /**
     * Those of the candles that begin then or later, oldest first. While there are fewer candles than the longer average takes
     * there is none.
     *
     * @param candles of one interval, oldest first, all of them over
     */
    static List<Cross> from(Instant start, List<Candle> candles, CrossTerms terms) {
        Crosses crosses = new Crosses(candles, terms);
        List<Cross> found = new ArrayList<>();
        for (int index = crosses.slowCandles; index < candles.size(); index++) {
            if (!candles.get(index).slot().start().isBefore(start)) {
                crosses.at(index).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Cross> at(int index) {
        Num range = atr.getValue(index);
        boolean rises = up.isSatisfied(index, null);
        if (!range.isPositive() || (!rises && !down.isSatisfied(index, null))) {
            return Optional.empty();
        }
        Num distance = fast.getValue(index).minus(slow.getValue(index)).abs();
        return Optional.of(new Cross(
                candles.get(index), rises ? Direction.BUY : Direction.SELL, decimal(range), decimal(distance)));
    }

    private static BigDecimal decimal(Num number) {
        return ((DecimalNum) number).bigDecimalValue();
    }

    /** Of its own accord it would count with no more digits than the price has. */
    private static Num number(BigDecimal price) {
        return DecimalNum.valueOf(price, DIGITS);
    }

    private static BarSeries series(List<Candle> candles) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DecimalNum.class)
                .withMaxBarCount(Math.max(1, candles.size()))
                .build();
        for (Candle candle : candles) {
            CandleInterval interval = candle.slot().interval();
            Instant start = candle.slot().start();
            Instant end = interval.endOf(start);
            Ohlc mid = candle.mid();
            series.addBar(
                    Duration.between(start, end),
                    end.atZone(ZoneOffset.UTC),
                    number(mid.open()),
                    number(mid.high()),
                    number(mid.low()),
                    number(mid.close()),
                    DecimalNum.valueOf(candle.ticks()));
        }
        return series;
    }
}
