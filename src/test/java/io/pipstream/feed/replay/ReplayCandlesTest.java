package io.pipstream.feed.replay;

import static io.pipstream.feed.replay.ReplayFixtures.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replayed file of bars becomes candles again, and the same ones. */
class ReplayCandlesTest {

    @TempDir
    Path folder;

    final Instruments instruments = InstrumentFile.read();
    final Settings settings = Settings.of(Map.of());
    final FakeNanoClock clock = new FakeNanoClock();
    final CandleBook candles = new CandleBook(instruments, settings);
    final QuoteBook book = new QuoteBook(instruments, clock, settings, List.of(candles));

    @ParameterizedTest(name = "{0} bars of {1} with {2} ticks each")
    @CsvSource({"3000, 1m, 12", "300, 15m, 4", "2000, 1h, 12", "2000, 1h, 5", "2000, 4h, 12", "500, 4h, 60"})
    void theCandlesOfTheBidAreTheFilesBars(int count, String interval, int ticks) throws IOException {
        CandleInterval length = CandleInterval.named(interval).orElseThrow();
        List<String> bars = bars(count, length, new SplittableRandom(count + ticks));
        Path file = file(folder, "EURUSD.csv", ReplayFixtures.BARS_HEADER + String.join("\n", bars) + "\n");
        try (Replay replay = ReplayFixtures.open(file, "?ticks=" + ticks, new SimpleMeterRegistry())) {
            ReplayFixtures.take(replay, count * ticks).forEach(book::offer);
        }

        List<Candle> made = Histories.ofQuotes(candles, new FakeCandleStore())
                .chart(
                        instruments.find("EURUSD").orElseThrow(),
                        length,
                        Instant.EPOCH,
                        Instant.parse("2100-01-01T00:00:00Z"),
                        5_000)
                .candles();
        assertThat(made).extracting(ReplayCandlesTest::line).isEqualTo(bars);
        assertThat(made).extracting(Candle::ticks).containsOnly((long) ticks);
    }

    /** A bar opens where the one before closed, and now and then some are missing. */
    private static List<String> bars(int count, CandleInterval length, RandomGenerator random) {
        List<String> bars = new ArrayList<>();
        Instant start = length.startOf(Instant.parse("2012-02-01T00:00:00Z"));
        long open = 130_000;
        while (bars.size() < count) {
            long close = open + random.nextInt(-40, 41);
            long high = Math.max(open, close) + random.nextInt(0, 20);
            long low = Math.min(open, close) - random.nextInt(0, 20);
            bars.add("%s,%s,%s,%s,%s".formatted(start, price(open), price(high), price(low), price(close)));
            open = close;
            int step = bars.size() > 1 && random.nextInt(20) == 0 ? 3 : 1; // the first two tell how long a bar is
            for (int bar = 0; bar < step; bar++) {
                start = length.endOf(start);
            }
        }
        return bars;
    }

    private static String line(Candle candle) {
        return "%s,%s,%s,%s,%s"
                .formatted(
                        candle.slot().start(),
                        candle.bid().open(),
                        candle.bid().high(),
                        candle.bid().low(),
                        candle.bid().close());
    }

    private static BigDecimal price(long points) {
        return BigDecimal.valueOf(points, 5);
    }
}
