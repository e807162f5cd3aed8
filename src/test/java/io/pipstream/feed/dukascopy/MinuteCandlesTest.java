package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.hour;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.packed;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.replay.Tick;
import io.pipstream.platform.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteCandlesTest {

    static final String SOURCE = "dukascopy:EURUSD";

    @Test
    void eachMinuteWithTicksHasACandleOfBothSides() throws Bi5Exception {
        HourTicks ticks = HourTicks.decode(
                hour("EURUSD", "2025-01-02T13:00:00Z"),
                packed(records(
                        0, 100_000, 100_010, 30_000, 100_020, 100_021, 59_999, 99_990, 100_030, // first minute
                        180_000, 100_005, 100_006))); // fourth

        List<Candle> candles = MinuteCandles.of(ticks, SOURCE);

        assertThat(candles)
                .extracting(candle -> candle.slot().start().toString())
                .containsExactly("2025-01-02T13:00:00Z", "2025-01-02T13:03:00Z");
        Candle first = candles.get(0);
        assertThat(first.bid()).hasToString("Ohlc[open=1.00000, high=1.00020, low=0.99990, close=0.99990]");
        assertThat(first.ask()).hasToString("Ohlc[open=1.00010, high=1.00030, low=1.00010, close=1.00030]");
        assertThat(first.closed()).isEqualTo("2025-01-02T13:00:59.999Z");
        assertThat(first.ticks()).isEqualTo(3);
        assertThat(candles.get(1).ticks()).isEqualTo(1);
    }

    @Test
    void anHourWithoutTicksHasNone() throws Bi5Exception {
        assertThat(MinuteCandles.of(HourTicks.decode(hour("EURUSD", "2025-01-02T13:00:00Z"), new byte[0]), SOURCE))
                .isEmpty();
    }

    /** The oracle: one quote after the other put into candles. */
    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"EURUSD, 1", "EURUSD, 2", "XAUUSD, 3", "USDJPY, 4"})
    void theyAreThoseThatTheQuotesMake(String symbol, long seed) throws Bi5Exception {
        RandomGenerator random = Randomness.seeded(seed);
        List<Long> all = new ArrayList<>();
        for (long millis = random.nextInt(3_000); millis < 3_600_000; millis += random.nextInt(100_000)) {
            long bid = random.nextLong(2_000_000, 2_001_000);
            all.addAll(List.of(millis, bid, bid + random.nextInt(30)));
        }
        HourTicks ticks = HourTicks.decode(
                hour(symbol, "2025-01-02T13:00:00Z"),
                packed(records(all.stream().mapToLong(Long::longValue).toArray())));

        assertThat(MinuteCandles.of(ticks, SOURCE)).isEqualTo(fromQuotes(ticks));
    }

    private static List<Candle> fromQuotes(HourTicks ticks) {
        List<Candle> candles = new ArrayList<>();
        for (int index = 0; index < ticks.size(); index++) {
            Tick tick = ticks.tick(index);
            Quote quote = new Quote(ticks.hour().instrument(), tick.bid(), tick.ask(), tick.time(), SOURCE);
            int last = candles.size() - 1;
            if (last >= 0 && candles.get(last).slot().holds(quote)) {
                candles.set(last, candles.get(last).with(quote));
            } else {
                candles.add(Candle.of(CandleInterval.ONE_MINUTE, quote));
            }
        }
        return candles;
    }
}
