package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Caller;
import io.pipstream.platform.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Sockets come, subscribe and go on several threads at once: no limit is passed, and nothing stays counted. */
class OccupancyStressTest {

    static final int THREADS = 4;
    static final int STEPS = 20_000;
    static final int MOST_SOCKETS = 6;
    static final int MOST_SUBSCRIPTIONS = 50;
    static final Caller CALLER = Callers.of("anna");

    final Occupancy occupancy = new Occupancy(
            StreamLimits.of(Settings.of(Map.of(
                    "pipstream.stream.max-sessions-per-user", String.valueOf(MOST_SOCKETS),
                    "pipstream.stream.max-subscriptions-per-user", String.valueOf(MOST_SUBSCRIPTIONS)))),
            System::nanoTime);
    final AtomicReferenceArray<Occupancy.Place> places = new AtomicReferenceArray<>(2 * MOST_SOCKETS);
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    @RepeatedTest(5)
    @Timeout(60)
    void everyCountIsExactWhateverComesAndGoesAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom random = new SplittableRandom(thread);
            running.add(threads.submit(() -> comeAndGo(random)));
        }
        for (Future<?> each : running) {
            each.get(50, TimeUnit.SECONDS);
        }
        threads.shutdownNow();

        assertThat(mostOpen.get()).isEqualTo(MOST_SOCKETS);
        for (int index = 0; index < places.length(); index++) {
            leave(places.getAndSet(index, null));
        }
        assertThat(occupancy.isEmpty()).isTrue();
        assertThat(occupancy.enter(CALLER).orElseThrow().maySubscribeTo(MOST_SUBSCRIPTIONS))
                .isTrue();
    }

    /** Threads meet at the same places, so that one leaves while another subscribes or leaves as well. */
    private void comeAndGo(SplittableRandom random) {
        for (int step = 0; step < STEPS; step++) {
            int index = random.nextInt(places.length());
            Occupancy.Place there = places.get(index);
            switch (random.nextInt(4)) {
                case 0 ->
                    occupancy.enter(CALLER).ifPresent(place -> {
                        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                        leave(places.getAndSet(index, place));
                    });
                case 1 -> leave(places.getAndSet(index, null));
                default -> {
                    if (there != null) {
                        var unused = there.maySubscribeTo(random.nextInt(MOST_SUBSCRIPTIONS));
                    }
                }
            }
        }
    }

    private void leave(Occupancy.Place place) {
        if (place != null) {
            open.decrementAndGet(); // before it is free, so that this count is never the higher one
            place.leave();
            place.leave();
        }
    }
}
