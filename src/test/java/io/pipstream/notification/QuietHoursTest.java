package io.pipstream.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        // Berlin is an hour ahead of UTC in winter
        "22:00, 07:00, Europe/Berlin, 2025-01-15T20:59:59Z, 2025-01-15T20:59:59Z",
        "22:00, 07:00, Europe/Berlin, 2025-01-15T21:00:00Z, 2025-01-16T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2025-01-15T23:30:00Z, 2025-01-16T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2025-01-16T05:59:59.999Z, 2025-01-16T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2025-01-16T06:00:00Z, 2025-01-16T06:00:00Z",
        // on one day
        "12:00, 13:30, UTC, 2025-01-15T11:59:00Z, 2025-01-15T11:59:00Z",
        "12:00, 13:30, UTC, 2025-01-15T12:00:00Z, 2025-01-15T13:30:00Z",
        "12:00, 13:30, UTC, 2025-01-15T13:30:00Z, 2025-01-15T13:30:00Z",
        // all but a minute
        "00:01, 00:00, UTC, 2025-01-15T23:59:00Z, 2025-01-16T00:00:00Z",
        "00:01, 00:00, UTC, 2025-01-16T00:00:30Z, 2025-01-16T00:00:30Z",
        // clocks are put forward on 30 March 2025 at 02:00: seven o'clock comes an hour earlier
        "22:00, 07:00, Europe/Berlin, 2025-03-29T21:00:00Z, 2025-03-30T05:00:00Z",
        // half past two does not exist that night: it is half past three
        "22:00, 02:30, Europe/Berlin, 2025-03-30T00:59:00Z, 2025-03-30T01:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2025-03-30T01:29:00Z, 2025-03-30T01:30:00Z",
        // neither do these hours, but an hour later they are quiet
        "02:10, 02:50, Europe/Berlin, 2025-03-30T01:20:00Z, 2025-03-30T01:50:00Z",
        // and back on 26 October 2025 at 03:00: the night is an hour longer
        "22:00, 07:00, Europe/Berlin, 2025-10-25T20:00:00Z, 2025-10-26T06:00:00Z",
        // half past two is there twice: the first counts
        "22:00, 02:30, Europe/Berlin, 2025-10-26T00:10:00Z, 2025-10-26T00:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2025-10-26T01:10:00Z, 2025-10-26T01:10:00Z",
        // far from Greenwich, the day is another
        "22:00, 07:00, Pacific/Auckland, 2025-01-15T10:00:00Z, 2025-01-15T18:00:00Z",
        "22:00, 07:00, America/Los_Angeles, 2025-01-16T07:00:00Z, 2025-01-16T15:00:00Z"
    })
    void whatIsQuietWaitsForTheEnd(String from, String to, String zone, String moment, String end) {
        assertThat(hours(from, to, zone).endFor(Instant.parse(moment))).isEqualTo(end);
    }

    @Test
    void neverQuietOrAlwaysQuietCannotBeAsked() {
        assertThatThrownBy(() -> hours("07:00", "07:00", "UTC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEndIsNeverQuietItselfAndNeverFarOff() {
        SplittableRandom random = new SplittableRandom(7);
        String[] zones = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"};
        for (int round = 0; round < 20_000; round++) {
            LocalTime from = LocalTime.ofSecondOfDay(random.nextInt(86_400));
            LocalTime to = LocalTime.ofSecondOfDay(random.nextInt(86_400));
            if (from.equals(to)) {
                continue;
            }
            QuietHours quiet = new QuietHours(from, to, ZoneId.of(zones[random.nextInt(zones.length)]));
            Instant moment = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));

            Instant end = quiet.endFor(moment);

            assertThat(end).as("%s at %s", quiet, moment).isBetween(moment, moment.plus(Duration.ofHours(25)));
            if (!isByAChange(quiet, end)) {
                assertThat(quiet.endFor(end)).as("%s at %s", quiet, moment).isEqualTo(end);
            }
        }
    }

    /** Where clocks change, two quiet hours may follow each other. */
    private static boolean isByAChange(QuietHours quiet, Instant end) {
        var rules = quiet.zone().getRules();
        return !rules.getOffset(end.minus(Duration.ofDays(1))).equals(rules.getOffset(end.plus(Duration.ofDays(1))));
    }

    private static QuietHours hours(String from, String to, String zone) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
    }
}
