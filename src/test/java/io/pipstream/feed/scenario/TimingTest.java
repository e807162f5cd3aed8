package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {

    static final Duration MINUTE = Duration.ofMinutes(1);
    final Timing everyTen = new Timing(MINUTE, Duration.ofMinutes(4), Duration.ofMinutes(10));

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "PT0S,",
        "PT59.999S,",
        "PT1M,0",
        "PT2M,0.25",
        "PT4M,0.75",
        "PT5M,",
        "PT10M59S,",
        "PT11M,0",
        "PT13M,0.5",
        "PT15M,",
        "P1DT1M,0", // a day is 144 times ten minutes
    })
    void itTakesItsTimeAndBeginsAgain(Duration elapsed, Double place) {
        assertThat(everyTen.place(elapsed)).isEqualTo(optional(place));
    }

    @Test
    void whatNeverBeginsAgainHappensOnce() {
        Timing once = new Timing(MINUTE, MINUTE, Duration.ZERO);

        assertThat(once.place(Duration.ofSeconds(90))).hasValue(0.5);
        assertThat(once.place(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void itIsOverBeforeItBeginsAgain() {
        assertThat(new Timing(MINUTE, MINUTE, MINUTE).place(Duration.ofMinutes(7)))
                .hasValue(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(MINUTE, MINUTE, MINUTE.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(MINUTE, Duration.ZERO, MINUTE));
    }

    private static OptionalDouble optional(Double place) {
        return place == null ? OptionalDouble.empty() : OptionalDouble.of(place);
    }
}
