package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.FakeNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final FakeNanoClock clock = new FakeNanoClock();
    private final RateLimits limits = new RateLimits(3, Duration.ofSeconds(6), clock);

    private void empty(String whose) {
        for (int taken = 0; taken < 3; taken++) {
            assertThat(limits.take(whose)).isEmpty();
        }
    }

    @Test
    void givesSoManyAtOnceAndThenTellsHowLongToWait() {
        empty("anna");

        assertThat(limits.take("anna")).hasValue(Duration.ofSeconds(2));
        assertThat(limits.take("bert")).isEmpty();
    }

    @Test
    void fillsEvenly() {
        empty("anna");
        clock.advance(Duration.ofMillis(1_999));
        assertThat(limits.take("anna")).hasValue(Duration.ofMillis(1));

        clock.advance(Duration.ofMillis(1));
        assertThat(limits.take("anna")).isEmpty();
        assertThat(limits.take("anna")).hasValue(Duration.ofSeconds(2));
    }

    @Test
    void neverHoldsMoreThanSoMany() {
        empty("anna");
        clock.advance(Duration.ofDays(1));

        empty("anna");
        assertThat(limits.take("anna")).isPresent();
    }

    @Test
    void looksWithoutTaking() {
        for (int look = 0; look < 10; look++) {
            assertThat(limits.look("anna")).isEmpty();
        }
        empty("anna");
        assertThat(limits.look("anna")).hasValue(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(limits.look("anna")).isEmpty();
        assertThat(limits.take("anna")).isEmpty();
    }

    @Test
    void takesBackWhatWasTakenForNothingAndNoMore() {
        empty("anna");
        limits.giveBack("anna");
        assertThat(limits.take("anna")).isEmpty();
        assertThat(limits.take("anna")).isPresent();

        limits.giveBack("bert");
        limits.giveBack("bert");
        empty("bert");
        assertThat(limits.take("bert")).isPresent();
    }

    @Test
    void forgetsNobodyBeforeTheyAreFullAgain() {
        empty("anna");
        for (int second = 0; second < 5; second++) {
            clock.advance(Duration.ofSeconds(1));
            limits.look("anna");
        }

        assertThat(limits.take("anna")).isEmpty(); // five seconds filled two
        assertThat(limits.take("anna")).isEmpty();
        assertThat(limits.take("anna")).isPresent();
    }

    @Test
    void remembersAHundredThousandAtMost() {
        RateLimits one = new RateLimits(1, Duration.ofDays(1), clock);
        for (int number = 0; number < 150_000; number++) {
            one.take("somebody " + number);
        }
        int forgotten = 0;
        for (int number = 0; number < 150_000; number++) {
            forgotten += one.look("somebody " + number).isEmpty() ? 1 : 0;
        }

        assertThat(forgotten).isGreaterThanOrEqualTo(50_000);
    }
}
