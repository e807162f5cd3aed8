package io.pipstream.feed.archive;

import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.TimeSpan;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source sends, it is candles of what was asked for, or a refusal. */
class HistoryFuzzTest {

    private static final List<String> SHAPES =
            List.of(HistoryDialectsTest.OANDA, HistoryDialectsTest.YAHOO, HistoryDialectsTest.TWELVE_DATA);
    private static final List<String> ODDITIES = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "true",
            "1E999999999",
            "-1E-999999999",
            "\"NaN\"",
            "99999999999999999999999999999999999999",
            "-9223372036854775808",
            "\"9999999999-01-01T00:00:00Z\"",
            "\"2025-01-15 12:00:61\"",
            "\u0000");
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 400, 404, 500, 0, -7);

    @Test
    void everyBeginningOfAnAnswerIsCandlesOrARefusal() {
        for (String shape : SHAPES) {
            IntStream.range(0, shape.length()).forEach(end -> judge(shape.substring(0, end), 200));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChangedAnswerIsCandlesOrARefusal(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int time = 0; time < 100; time++) {
            StringBuilder text = new StringBuilder(SHAPES.get(random.nextInt(SHAPES.size())));
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                change(text, random);
            }
            judge(text.toString(), STATUSES.get(random.nextInt(STATUSES.size())));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    /** Puts an oddity in the place of a value, or of anything. */
    private static void change(StringBuilder text, RandomGenerator random) {
        int begin = random.nextInt(text.length());
        int value = text.indexOf(":", begin);
        int end = value < 0 ? -1 : text.indexOf(",", value);
        String oddity = ODDITIES.get(random.nextInt(ODDITIES.size()));
        if (end > 0 && random.nextInt(4) > 0) {
            text.replace(value + 1, end, oddity);
        } else {
            text.replace(begin, Math.min(text.length(), begin + random.nextInt(4)), oddity);
        }
    }

    private static void judge(String body, int status) {
        for (HistoryDialect dialect : List.of(new OandaHistory(), new YahooHistory(), new TwelveDataHistory())) {
            judge(dialect, body, status, ONE_MINUTE, HistoryDialectsTest.TEN_MINUTES);
            judge(dialect, body, status, ONE_DAY, HistoryDialectsTest.A_DAY);
        }
    }

    private static void judge(HistoryDialect dialect, String body, int status, CandleInterval interval, TimeSpan span) {
        try {
            List<Candle> candles = HistoryDialectsTest.read(dialect, status, body, interval, span);
            assertThat(candles)
                    .allMatch(candle -> span.holds(candle.slot().start()))
                    .allMatch(candle -> candle.slot().interval() == interval)
                    .doesNotHaveDuplicates();
        } catch (ArchiveException refused) {
            assertThat(refused.getMessage()).hasSizeBetween(1, 100).doesNotContain(HistoryDialectsTest.ACCESS.key());
        }
    }
}
