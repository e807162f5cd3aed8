package io.pipstream.signal.strategy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes signals of crosses: entry where the candle ended, stop and target some average true ranges away. */
final class CrossSignals {

    /** Whose signals they are. */
    static final String SOURCE = "ma-cross";

    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private CrossSignals() {}

    /** One for each candle, by its name, however often it is looked at. It holds as long as a candle lasts. */
    static Signal of(Cross cross, CrossTerms terms, Instant now) {
        Candle candle = cross.candle();
        Instrument instrument = candle.slot().instrument();
        CandleInterval interval = candle.slot().interval();
        Instant start = candle.slot().start();
        boolean buys = cross.direction() == Direction.BUY;
        BigDecimal entry = (buys ? candle.ask() : candle.bid()).close();
        BigDecimal stop = away(instrument, entry, cross.atr().multiply(terms.stopAtr()), !buys);
        BigDecimal target = away(instrument, entry, cross.atr().multiply(terms.targetAtr()), buys);
        return new Signal(
                instrument.symbol() + "-" + interval.code() + "-" + start.getEpochSecond(),
                SOURCE,
                instrument,
                cross.direction(),
                entry,
                stop,
                List.of(target),
                confidence(cross),
                Optional.of(
                        now.plus(Duration.between(start, interval.endOf(start))).truncatedTo(ChronoUnit.MICROS)),
                Map.of(
                        "signal_type",
                        SOURCE,
                        "timeframe",
                        interval.code(),
                        "notes",
                        "EMA %d crossed EMA %d %s"
                                .formatted(terms.fast(), terms.slow(), buys ? "upwards" : "downwards")));
    }

    /** At least a pip away. */
    private static BigDecimal away(Instrument instrument, BigDecimal entry, BigDecimal distance, boolean above) {
        BigDecimal least = distance.max(instrument.terms().pip());
        return (above ? entry.add(least) : entry.subtract(least))
                .setScale(instrument.terms().priceDigits(), RoundingMode.HALF_EVEN);
    }

    /** From 50 on, and the more the farther the averages are apart: 100 at an average true range. */
    private static BigDecimal confidence(Cross cross) {
        BigDecimal more = HALF.multiply(cross.distance()).divide(cross.atr(), 0, RoundingMode.HALF_EVEN);
        return HALF.add(more).min(ALL);
    }
}
