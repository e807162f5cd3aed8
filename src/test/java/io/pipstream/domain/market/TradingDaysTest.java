package io.pipstream.domain.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingDaysTest {

    @ParameterizedTest(name = "{0} belongs to {1}, which ends at {2}")
    @CsvSource({
        // winter: 17:00 in New York is 22:00 UTC
        "2026-01-14T21:59:59.999Z, 2026-01-14, 2026-01-14T22:00:00Z",
        "2026-01-14T22:00:00Z,     2026-01-15, 2026-01-15T22:00:00Z",
        // summer: 21:00 UTC
        "2026-07-15T20:59:59Z,     2026-07-15, 2026-07-15T21:00:00Z",
        "2026-07-15T21:00:00Z,     2026-07-16, 2026-07-16T21:00:00Z",
        // after Friday's end, all of Saturday, and Sunday before and after the opening
        "2026-01-16T22:00:00Z,     2026-01-19, 2026-01-19T22:00:00Z",
        "2026-01-17T12:00:00Z,     2026-01-19, 2026-01-19T22:00:00Z",
        "2026-01-18T21:59:00Z,     2026-01-19, 2026-01-19T22:00:00Z",
        "2026-01-18T23:00:00Z,     2026-01-19, 2026-01-19T22:00:00Z",
        // daylight saving begins on Sunday 8 March 2026 and ends on Sunday 1 November
        "2026-03-06T22:00:00Z,     2026-03-09, 2026-03-09T21:00:00Z",
        "2026-03-08T21:30:00Z,     2026-03-09, 2026-03-09T21:00:00Z",
        "2026-10-30T21:00:00Z,     2026-11-02, 2026-11-02T22:00:00Z",
        "2026-11-02T21:30:00Z,     2026-11-02, 2026-11-02T22:00:00Z",
        // before 1970, where seconds are negative
        "1969-07-16T20:00:00Z,     1969-07-16, 1969-07-16T21:00:00Z",
    })
    void aDayEndsAtFiveInNewYork(Instant time, LocalDate date, Instant end) {
        assertThat(TradingDays.on(time)).isEqualTo(date);
        assertThat(TradingDays.endAfter(time)).isEqualTo(end);
    }

    @ParameterizedTest(name = "at {0} since {1}")
    @CsvSource({
        "2026-01-14T21:59:59.999Z, 2026-01-13T22:00:00Z",
        "2026-01-14T22:00:00Z,     2026-01-14T22:00:00Z",
        // Monday begins with Friday's end
        "2026-01-16T22:00:00Z,     2026-01-16T22:00:00Z",
        "2026-01-18T12:00:00Z,     2026-01-16T22:00:00Z",
        "2026-01-19T21:59:59Z,     2026-01-16T22:00:00Z",
        "2026-01-19T22:00:00Z,     2026-01-19T22:00:00Z",
        // daylight saving began in between
        "2026-03-09T20:59:59Z,     2026-03-06T22:00:00Z",
    })
    void aDayBeginsWhereTheOneBeforeEnds(Instant time, Instant begin) {
        assertThat(TradingDays.begin(time)).isEqualTo(begin);
    }

    @Test
    void daysThatEndedAreThoseAfterTheFirstMomentAndUpToTheLast() {
        Instant friday = Instant.parse("2026-03-06T22:00:00Z");
        Instant monday = Instant.parse("2026-03-09T21:00:00Z");

        assertThat(TradingDays.endedIn(friday.minusSeconds(1), monday))
                .containsExactly(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 9));
        assertThat(TradingDays.endedIn(friday, monday)).containsExactly(LocalDate.of(2026, 3, 9));
        assertThat(TradingDays.endedIn(friday, monday.minusNanos(1))).isEmpty();
        assertThat(TradingDays.endedIn(monday, friday)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheCalendarAtAnyMoment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            // from 2000 to 2037
            Instant time = Instant.ofEpochSecond(random.nextLong(946_684_800L, 2_114_380_800L));
            ZonedDateTime local = time.atZone(ZoneId.of("America/New_York"));
            LocalDate date = local.toLocalDate();
            if (!local.toLocalTime().isBefore(LocalTime.of(17, 0))) {
                date = date.plusDays(1);
            }
            while (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                date = date.plusDays(1);
            }

            assertThat(TradingDays.on(time)).as(time.toString()).isEqualTo(date);
            assertThat(TradingDays.end(date))
                    .isEqualTo(date.atTime(17, 0).atZone(local.getZone()).toInstant());
        }
    }
}
