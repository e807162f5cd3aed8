package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.VirtualTime;
import io.pipstream.feed.live.QuotaStore.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeQuotaStore store = new FakeQuotaStore();

    /** Whoever asks as often as he can, begins a pause anywhere, and starts anew at any time, exceeds no limit in any window. */
    @ParameterizedTest(name = "{0} a minute, {1} a day, seed {2}")
    @CsvSource({"8, 800, 1", "5, 25, 2", "1, 0, 3", "2, 3, 4", "60, 0, 5", "0, 1, 6", "7, 101, 7"})
    void noWindowHasMoreQuestionsThanItsLimit(int perMinute, int perDay, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Instant> asked = new ArrayList<>();
        Quota quota = quota(perMinute, perDay);
        Instant end = time.clock().instant().plus(Duration.ofDays(3));
        while (time.clock().instant().isBefore(end)) {
            if (quota.take().isEmpty()) {
                asked.add(time.clock().instant());
            } else {
                Duration wait = quota.take().orElseThrow().delay();
                time.advance(random.nextInt(500) == 0 ? Duration.ofHours(random.nextInt(10)) : wait);
            }
            if (random.nextInt(20) == 0) {
                quota = quota(perMinute, perDay);
            }
        }

        assertThat(asked).hasSizeGreaterThan(1);
        if (perMinute > 0) {
            assertThat(most(asked, Duration.ofMinutes(1))).isLessThanOrEqualTo(perMinute);
        }
        if (perDay > 0) {
            assertThat(most(asked, Duration.ofDays(1))).isBetween(perDay / 2, perDay);
        }
    }

    @Test
    void aQuestionIsWrittenDownBeforeItMayBeAsked() {
        assertThat(quota(8, 800).take()).isEmpty();

        assertThat(store.spentBySource.get("plain")).isEqualTo(new Spent(VirtualTime.START, 3, 79, 1, null));
    }

    @Test
    void whatIsLeftOutlivesARestartAndFlowsInMeanwhile() {
        Quota quota = quota(8, 800);
        for (int question = 0; question < 4; question++) {
            assertThat(quota.take()).isEmpty();
        }
        assertThat(quota(8, 800).take())
                .hasValueSatisfying(hold -> assertThat(hold.reason()).isEqualTo(QuotaHold.Reason.MINUTE));

        time.advance(Duration.ofSeconds(31)); // four a minute flow in
        Quota again = quota(8, 800);
        assertThat(again.take()).isEmpty();
        assertThat(again.usage().usedToday()).isEqualTo(5);
        assertThat(again.take()).isEmpty();
        assertThat(again.take()).isPresent();
    }

    @Test
    void aClockThatWentBackCountsAsNoTime() {
        store.spentBySource.put("plain", new Spent(VirtualTime.START.plus(Duration.ofDays(9)), 0, 0, 800, null));

        Quota quota = quota(8, 800);

        assertThat(quota.take()).hasValueSatisfying(hold -> {
            assertThat(hold.reason()).isEqualTo(QuotaHold.Reason.DAY);
            assertThat(hold.delay()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
        });
        assertThat(quota.usage().usedToday()).isZero();
    }

    @Test
    void aPauseOfAClockThatWentWrongEnds() {
        store.spentBySource.put(
                "plain", new Spent(VirtualTime.START, 1, 1, 1, VirtualTime.START.plus(Duration.ofDays(4_000))));
        Quota quota = quota(8, 800);
        assertThat(quota.take()).isPresent();

        time.advance(Duration.ofDays(3));

        assertThat(quota.take()).isEmpty();
    }

    @Test
    void aLongerPauseIsNotShortened() {
        Quota quota = quota(8, 800);
        assertThat(quota.take()).isEmpty();
        quota.pause(Duration.ofHours(2));
        quota.pause(Duration.ofMinutes(1));

        assertThat(quota.usage().blockedUntil()).contains(VirtualTime.START.plus(Duration.ofHours(2)));
        assertThat(quota.take())
                .hasValueSatisfying(hold -> assertThat(hold.reason()).isEqualTo(QuotaHold.Reason.PAUSE));
        time.advance(Duration.ofHours(2));
        assertThat(quota.take()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenDownIsNotAskedAndNotSpent() {
        Quota quota = quota(8, 800);
        assertThat(quota.take()).isEmpty();
        store.isDown = true;
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(quota.take())
                    .hasValueSatisfying(hold -> assertThat(hold.reason()).isEqualTo(QuotaHold.Reason.STORE));
        }
        store.isDown = false;

        assertThat(quota.take()).isEmpty();
        assertThat(quota.usage())
                .extracting(Usage::leftInMinute, Usage::usedToday)
                .containsExactly(2L, 2L);
    }

    @Test
    void usedTodayBeginsAnewAtMidnightUtc() {
        Quota quota = quota(8, 800);
        assertThat(quota.take()).isEmpty();
        time.advance(Duration.ofHours(12));

        assertThat(quota.usage().usedToday()).isZero();
        assertThat(quota.take()).isEmpty();
        assertThat(quota.usage().usedToday()).isEqualTo(1);
    }

    @Test
    void itTellsWhenTheDayWillBeUsedUpAtThisRate() {
        Quota quota = quota(0, 800);
        for (int question = 0; question < 50; question++) {
            assertThat(quota.take()).isEmpty();
            time.advance(Duration.ofSeconds(60));
        }

        // 60 an hour go and 30 flow in, of 55 that are left: 1.8 hours
        assertThat(quota.usage().endsAt())
                .hasValueSatisfying(
                        end -> assertThat(Duration.between(time.clock().instant(), end))
                                .isBetween(Duration.ofMinutes(105), Duration.ofMinutes(115)));
        time.advance(Duration.ofHours(8));
        assertThat(quota.usage().endsAt()).isEmpty();
    }

    @Test
    void withoutALimitOnlyTheUseIsCounted() {
        Quota quota = quota(0, 0);
        for (int question = 0; question < 1_000; question++) {
            assertThat(quota.take()).isEmpty();
        }

        assertThat(quota.usage().usedToday()).isEqualTo(1_000);
        assertThat(quota.usage().endsAt()).isEmpty();
    }

    @Test
    void whoeverCanWaitLeavesTheFeedHalfOfWhatAMinuteAllowsAtOnce() {
        Quota quota = quota(20, 0);
        int spare = 0;
        while (quota.takeSpare().isEmpty()) {
            spare++;
        }

        assertThat(spare).isEqualTo(5);
        for (int question = 0; question < 5; question++) {
            assertThat(quota.take()).isEmpty();
        }
        for (int minute = 0; minute < 3; minute++) {
            time.advance(Duration.ofMinutes(1));
            for (int question = 0; question < 6; question++) {
                assertThat(quota.take()).isEmpty(); // the feed uses most of it
            }
            assertThat(quota.takeSpare()).isEmpty();
            assertThat(quota.takeSpare())
                    .hasValueSatisfying(hold -> assertThat(hold.reason()).isEqualTo(QuotaHold.Reason.MINUTE));
            for (int question = 0; question < 3; question++) {
                assertThat(quota.take()).isEmpty();
            }
        }
    }

    private Quota quota(int perMinute, int perDay) {
        return new Quota("plain", perMinute, perDay, store, time.clock(), time.nanoClock());
    }

    private static int most(List<Instant> times, Duration window) {
        return Windows.most(times, window);
    }
}
