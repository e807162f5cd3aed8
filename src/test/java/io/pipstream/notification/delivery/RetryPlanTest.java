package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPlanTest {

    private static final Outcome FAILED = Outcome.failed("no connection");
    private static final Outcome REFUSED = Outcome.refused("answered 404");

    private final RetryPlan plan = RetryPlan.of(Settings.of(Map.of()));

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 20", "3, 80", "4, 320", "5, 1280", "6, 5120", "7, 14400", "11, 14400"})
    void eachWaitIsFourTimesTheLastAndByChanceAQuarterLess(int attempts, long seconds) {
        for (long seed = 0; seed < 1_000; seed++) {
            assertThat(plan.after(FAILED, attempts, seed).orElseThrow())
                    .isBetween(Duration.ofMillis(seconds * 750), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void twelveAttemptsTakeAboutADay() {
        Duration all = IntStream.range(1, RetryPlan.MOST_ATTEMPTS)
                .mapToObj(attempts -> plan.after(FAILED, attempts, 7).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofHours(16), Duration.ofHours(24));
        assertThat(plan.after(FAILED, RetryPlan.MOST_ATTEMPTS, 7)).isEmpty();
    }

    @Test
    void aReceiverThatRefusesIsTriedForHalfAnHour() {
        Duration all = IntStream.range(1, RetryPlan.MOST_REFUSALS)
                .mapToObj(attempts -> plan.after(REFUSED, attempts, 7).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofMinutes(21), Duration.ofMinutes(30));
        assertThat(plan.after(REFUSED, RetryPlan.MOST_REFUSALS, 7)).isEmpty();
    }

    @Test
    void whatCannotBeIsNotTriedAgain() {
        assertThat(plan.after(Outcome.impossible("no such address"), 1, 7)).isEmpty();
        assertThat(plan.after(Outcome.gone("answered 410"), 1, 7)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT5S", "PT10M, PT10M", "PT4H, PT4H", "P30D, PT4H", "PT-5S, PT5S"})
    void theReceiversWishIsHeardWithinBounds(Duration asked, Duration most) {
        Duration wait = plan.after(FAILED.after(Optional.of(asked)), 1, 7).orElseThrow();

        assertThat(wait).isBetween(most.multipliedBy(3).dividedBy(4), most);
    }

    @Test
    void messagesThatFailedTogetherComeBackApart() {
        Set<Duration> waits = new HashSet<>();
        for (long id = 0; id < 100; id++) {
            waits.add(plan.after(FAILED, 3, id).orElseThrow());
        }

        assertThat(waits).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.01S", "PT1H"})
    void theFirstWaitIsASetting(String first) {
        RetryPlan other = RetryPlan.of(Settings.of(Map.of("pipstream.notifications.first-retry", first)));

        assertThat(other.after(FAILED, 1, 7).orElseThrow()).isLessThanOrEqualTo(Duration.parse(first));
    }

    @Test
    void theLongestWaitIsASettingToo() {
        RetryPlan other = RetryPlan.of(Settings.of(Map.of(
                "pipstream.notifications.first-retry", "PT0.1S", "pipstream.notifications.longest-retry", "PT0.1S")));

        assertThat(other.after(FAILED, 11, 7).orElseThrow()).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThatThrownBy(() -> RetryPlan.of(Settings.of(Map.of("pipstream.notifications.longest-retry", "PT1S"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("first-retry");
    }
}
