package io.pipstream.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuffixMaximaTest {

    private record Change(long value, long time) {}

    @Test
    void theValueInForceCountsUntilTheNext() {
        SuffixMaxima maxima = new SuffixMaxima(32);
        maxima.change(9, 10);
        maxima.change(5, 20);
        maxima.change(7, 30);

        assertThat(maxima.since(0)).isEqualTo(9);
        assertThat(maxima.since(19)).isEqualTo(9); // 9 was in force from 10 to 20
        assertThat(maxima.since(20)).isEqualTo(7);
        assertThat(maxima.since(1_000)).isEqualTo(7);
    }

    @Test
    void withoutAValueThereIsNone() {
        assertThatIllegalStateException().isThrownBy(() -> new SuffixMaxima(32).since(0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theAnswerIsThatOfALookAtEveryValue(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        SuffixMaxima maxima = new SuffixMaxima(4_096);
        List<Change> changes = new ArrayList<>();
        long time = 0;
        long value = 0;
        for (int index = 0; index < 400; index++) {
            time += random.nextInt(0, 3);
            value += random.nextInt(-5, 6);
            changes.add(new Change(value, time));
            maxima.change(value, time);
        }
        for (long since = -1; since <= time + 1; since++) {
            assertThat(maxima.since(since)).isEqualTo(slowly(changes, since));
        }
    }

    /** A value that only falls is never reached again: all of it would have to be kept. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whereItHadToForgetItMayBeginEarlierButNeverLater(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        SuffixMaxima maxima = new SuffixMaxima(512);
        List<Change> changes = new ArrayList<>();
        long time = 0;
        long value = 0;
        for (int index = 0; index < 3_000; index++) {
            time += random.nextInt(1, 3);
            value -= random.nextInt(-1, 4);
            changes.add(new Change(value, time));
            maxima.change(value, time);
        }
        for (long since = 0; since <= time; since += 101) {
            long elapsed = time - since;
            assertThat(maxima.since(since))
                    .isBetween(slowly(changes, since), slowly(changes, since - elapsed / 32 - 1));
        }
        assertThat(maxima.since(time)).isEqualTo(value);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Of all values in force then or later. */
    private static long slowly(List<Change> changes, long since) {
        long highest = changes.get(changes.size() - 1).value();
        for (int index = 0; index < changes.size() - 1; index++) {
            if (changes.get(index + 1).time() > since) {
                highest = Math.max(highest, changes.get(index).value());
            }
        }
        return highest;
    }
}
