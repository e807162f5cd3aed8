package io.pipstream.notification.delivery;

import static io.pipstream.notification.delivery.Channels.news;
import static io.pipstream.notification.delivery.Channels.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.delivery.CourierStage.Tried;
import io.pipstream.notification.delivery.FakeStore.Failure;
import io.pipstream.platform.Randomness;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The server is killed at every single write, before and after it is done, and started again. */
class CourierCrashTest {

    private static final int WRITES = 16;
    private static final long NOTIFICATIONS = 9;

    static Stream<Arguments> writes() {
        return IntStream.rangeClosed(1, WRITES)
                .boxed()
                .flatMap(write -> Stream.of(Failure.values()).map(when -> Arguments.of(write, when)));
    }

    @ParameterizedTest(name = "killed {1} write {0}")
    @MethodSource("writes")
    void nothingIsLostWhereverTheServerIsKilled(int write, Failure when) {
        CourierStage stage = scene();
        stage.store.failAt(write, when);
        runUntilKilled(stage, write);

        stage.restart();
        stage.finish(Duration.ofDays(3));

        assertThat(stage.store.states()).containsOnly(State.SENT);
        assertThat(deliveredIds(stage)).containsAll(all());
        // each is delivered once, but for one parcel that was on its way
        long again = delivered(stage).map(Tried::parcel).count()
                - delivered(stage).map(Tried::parcel).distinct().count();
        assertThat(again).isLessThanOrEqualTo(1);
    }

    @Test
    void theSceneHasThatManyWrites() {
        CourierStage stage = scene();

        stage.finish(Duration.ofDays(3));

        assertThat(stage.store.writes()).isEqualTo(WRITES);
        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostByAnyNumberOfKills(long seed) {
        CourierStage stage = scene();
        RandomGenerator random = Randomness.seeded(seed);
        for (int kill = 0; kill < 5; kill++) {
            int write = stage.store.writes() + 1 + random.nextInt(5);
            stage.store.failAt(write, random.nextBoolean() ? Failure.BEFORE : Failure.AFTER);
            runUntilKilled(stage, write);
            stage.restart();
        }
        stage.finish(Duration.ofDays(3));

        assertThat(stage.store.states()).containsOnly(State.SENT);
        assertThat(deliveredIds(stage)).containsAll(all());
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** A store that is down takes nothing from anybody: what was due is delivered when it is back. */
    @Test
    void aStoreThatIsDownIsSurvived() {
        CourierStage stage = scene();
        stage.store.failAlways();
        stage.goOn(30);
        assertThat(stage.tried).isEmpty();

        stage.store.failAt(-1, Failure.BEFORE);
        stage.finish(Duration.ofDays(3));

        assertThat(stage.store.states()).containsOnly(State.SENT);
    }

    /** A webhook that fails twice, one that has a digest, and a mailbox. */
    private static CourierStage scene() {
        CourierStage stage = new CourierStage();
        Channel flaky = stage.webhook("flaky", "alice");
        Channel digest = Channels.hourly(stage.webhook("digest", "bob"));
        stage.store.add(digest);
        stage.fills(flaky, 1, 2, 3);
        stage.fills(digest, 4, 5, 6);
        stage.store.add(waiting(7, news(digest, Kind.MARGIN_CALLS, "Margin call")));
        stage.fills(stage.email("mail", "carol"), 8, 9);
        stage.receiver = (channel, parcel) -> {
            long failed = stage.tried.stream()
                    .filter(one ->
                            one.channel().equals("flaky") && one.outcome().verdict() == Outcome.Verdict.FAILED)
                    .count();
            return channel.id().equals("flaky") && failed < 2 ? Outcome.failed("answered 503") : Outcome.sent();
        };
        return stage;
    }

    /** What the process has begun ends with it: no further task runs once the write has failed. */
    private static void runUntilKilled(CourierStage stage, int write) {
        for (int step = 0; step < 600 && stage.store.writes() < write; step++) {
            stage.threads.tick();
            while (stage.threads.waiting() > 0 && stage.store.writes() < write) {
                stage.threads.runNext();
            }
            stage.pass(Duration.ofSeconds(1));
        }
    }

    private static Stream<Tried> delivered(CourierStage stage) {
        return stage.tried.stream().filter(one -> one.outcome().equals(Outcome.sent()));
    }

    private static Set<Long> deliveredIds(CourierStage stage) {
        Set<Long> ids = new HashSet<>();
        delivered(stage).forEach(one -> ids.addAll(one.ids()));
        return ids;
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, NOTIFICATIONS).boxed().toList();
    }
}
