package io.pipstream.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DailyRhythmTest {

    @ParameterizedTest
    @EnumSource
    void theLoudestHoursAreWhereLondonAndNewYorkOverlap(DailyRhythm rhythm) {
        assertThat(rhythm.loudness(at("14:00"))).isGreaterThan(rhythm.loudness(at("09:00")));
        assertThat(rhythm.loudness(at("09:00"))).isGreaterThan(rhythm.loudness(at("22:00")));
    }

    @ParameterizedTest
    @EnumSource
    void theVarianceOfADayStaysNearThatWithoutARhythm(DailyRhythm rhythm) {
        double squares = 0;
        for (int minute = 0; minute < 1_440; minute++) {
            double loudness = rhythm.loudness(at("00:00").plusSeconds(60L * minute));
            squares += loudness * loudness / 1_440;
        }
        assertThat(squares).isCloseTo(1, within(0.05)); // gliding between hours takes the peaks' tops away
    }

    @Test
    void tokyoIsLouderAtItsOpeningThanEuropeAtThatHour() {
        assertThat(DailyRhythm.PACIFIC.loudness(at("01:30")))
                .isGreaterThan(1.5 * DailyRhythm.EUROPE.loudness(at("01:30")));
    }

    @Test
    void itGlidesOverMidnight() {
        double before = DailyRhythm.PACIFIC.loudness(at("23:59"));
        double after = DailyRhythm.PACIFIC.loudness(at("00:00").plusSeconds(86_400));

        assertThat(after).isCloseTo(before, within(0.02));
    }

    private static Instant at(String time) {
        return Instant.parse("2025-01-15T" + time + ":00Z");
    }
}
