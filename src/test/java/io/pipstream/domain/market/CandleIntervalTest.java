package io.pipstream.domain.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CandleIntervalTest {

    @ParameterizedTest(name = "{0} at {1} begins at {2} and ends at {3}")
    @CsvSource({
        "1m,  2025-01-15T12:34:56.789Z, 2025-01-15T12:34:00Z, 2025-01-15T12:35:00Z",
        "5m,  2025-01-15T12:34:56Z,     2025-01-15T12:30:00Z, 2025-01-15T12:35:00Z",
        "15m, 2025-01-15T12:34:56Z,     2025-01-15T12:30:00Z, 2025-01-15T12:45:00Z",
        "30m, 2025-01-15T12:29:59Z,     2025-01-15T12:00:00Z, 2025-01-15T12:30:00Z",
        "1h,  2025-01-15T12:00:00Z,     2025-01-15T12:00:00Z, 2025-01-15T13:00:00Z",
        "4h,  2025-01-15T15:59:59Z,     2025-01-15T12:00:00Z, 2025-01-15T16:00:00Z",
        "1m,  1969-12-31T23:59:59Z,     1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
    })
    void upToFourHoursTheClockInUtcCounts(String code, Instant time, Instant start, Instant end) {
        CandleInterval interval = CandleInterval.named(code).orElseThrow();

        assertThat(interval.startOf(time)).isEqualTo(start);
        assertThat(interval.endOf(start)).isEqualTo(end);
    }

    /** New York is 5 hours behind UTC in winter and 4 in summer; in 2025 summer time is from 9 March to 2 November. */
    @ParameterizedTest(name = "the day of {0} begins at {1} and lasts {2} hours")
    @CsvSource({
        "2025-01-15T21:59:59Z, 2025-01-14T22:00:00Z, 24", // 16:59:59 there: the day before still
        "2025-01-15T22:00:00Z, 2025-01-15T22:00:00Z, 24", // 17:00
        "2025-07-15T21:00:00Z, 2025-07-15T21:00:00Z, 24", // 17:00 in summer
        "2025-07-15T20:59:59Z, 2025-07-14T21:00:00Z, 24",
        "2025-03-09T12:00:00Z, 2025-03-08T22:00:00Z, 23", // from Saturday 17:00 at -5 to Sunday 17:00 at -4
        "2025-11-02T12:00:00Z, 2025-11-01T21:00:00Z, 25", // from Saturday 17:00 at -4 to Sunday 17:00 at -5
    })
    void daysBeginWhereTheForexDayTurns(Instant time, Instant start, long hours) {
        CandleInterval day = CandleInterval.ONE_DAY;

        assertThat(day.startOf(time)).isEqualTo(start);
        assertThat(Duration.between(start, day.endOf(start))).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest(name = "the week of {0} begins at {1} and lasts {2} hours")
    @CsvSource({
        "2025-01-15T12:00:00Z, 2025-01-12T22:00:00Z, 168", // Wednesday; Sunday the 12th
        "2025-01-12T21:59:59Z, 2025-01-05T22:00:00Z, 168", // Sunday 16:59:59 there
        "2025-01-12T22:00:00Z, 2025-01-12T22:00:00Z, 168", // Sunday 17:00 there
        "2025-03-07T12:00:00Z, 2025-03-02T22:00:00Z, 167", // ends on the Sunday when an hour is skipped
        "2025-03-10T12:00:00Z, 2025-03-09T21:00:00Z, 168",
        "2025-10-31T12:00:00Z, 2025-10-26T21:00:00Z, 169", // ends on the Sunday when an hour comes twice
    })
    void weeksBeginOnSunday(Instant time, Instant start, long hours) {
        CandleInterval week = CandleInterval.ONE_WEEK;

        assertThat(week.startOf(time)).isEqualTo(start);
        assertThat(Duration.between(start, week.endOf(start))).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @EnumSource
    void everyIntervalIsFoundByItsCode(CandleInterval interval) {
        assertThat(CandleInterval.named(interval.code())).contains(interval);
    }

    @Test
    void noOtherCodeIsKnown() {
        assertThat(CandleInterval.named("1M")).isEmpty();
    }

    /** Whatever the time: it lies in its candle, candles follow each other, and a longer one is made of whole shorter ones. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void candlesCoverTheTimeWithoutGapOrOverlap(long seed) {
        Instant time = Instant.ofEpochSecond(new SplittableRandom(seed).nextLong(0, 4_000_000_000L));
        for (CandleInterval interval : CandleInterval.values()) {
            Instant start = interval.startOf(time);
            Instant end = interval.endOf(start);

            assertThat(time).isBetween(start, end.minusNanos(1));
            assertThat(interval.startOf(end)).isEqualTo(end);
            assertThat(interval.startOf(end.minusNanos(1))).isEqualTo(start);
        }
        for (CandleInterval part : new CandleInterval[] {CandleInterval.ONE_MINUTE, CandleInterval.ONE_HOUR}) {
            Instant day = CandleInterval.ONE_DAY.startOf(time);
            assertThat(part.startOf(day)).isEqualTo(day);
        }
        Instant week = CandleInterval.ONE_WEEK.startOf(time);
        assertThat(CandleInterval.ONE_DAY.startOf(week)).isEqualTo(week);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
