package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.HandDriven;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyedTasksTest {

    private static final int PRODUCERS = 4;
    private static final int TASKS = 2_000;
    private static final int KEYS = 5;

    final HandDriven executor = new HandDriven();
    final List<String> ran = new ArrayList<>();

    @Test
    void tasksOfAKeyRunInTheOrderTheyCame() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 4, 100);

        for (String task : List.of("a1", "b1", "a2", "a3", "b2")) {
            assertThat(tasks.offer(task.substring(0, 1), () -> ran.add(task))).isTrue();
        }
        executor.runAll();

        assertThat(ran).containsSubsequence("a1", "a2", "a3").containsSubsequence("b1", "b2");
        assertThat(ran).hasSize(5);
        assertThat(tasks.size()).isZero();
    }

    @Test
    void anotherKeyIsServedWhileOneIsBusyButNotTheSame() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 2, 100);
        tasks.offer("a", () -> {
            ran.add("a1 begins");
            executor.runNext(); // the second worker, as if on its own thread
            ran.add("a1 ends");
        });
        tasks.offer("a", () -> ran.add("a2"));
        tasks.offer("b", () -> ran.add("b1"));

        executor.runAll();

        assertThat(ran).containsExactly("a1 begins", "b1", "a1 ends", "a2");
    }

    @Test
    void keysTakeTurns() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 1, 100);

        for (String task : List.of("a1", "a2", "a3", "b1")) {
            tasks.offer(task.substring(0, 1), () -> ran.add(task));
        }
        executor.runAll();

        assertThat(ran).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void noMoreThreadsAreTakenThanAllowed() {
        KeyedTasks<Integer> tasks = new KeyedTasks<>(executor, 2, 100);

        IntStream.range(0, 10).forEach(key -> tasks.offer(key, () -> ran.add("" + key)));

        assertThat(executor.waiting()).isEqualTo(2);
        executor.runAll();
        assertThat(ran).hasSize(10);
    }

    @Test
    void whatIsTooMuchIsNotTakenUntilThereIsRoom() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 1, 2);
        tasks.offer("a", () -> ran.add("a1"));
        tasks.offer("b", () -> ran.add("b1"));

        assertThat(tasks.offer("a", () -> ran.add("a2"))).isFalse();
        assertThat(tasks.size()).isEqualTo(2);
        executor.runAll();
        assertThat(tasks.offer("a", () -> ran.add("a3"))).isTrue();
        executor.runAll();

        assertThat(ran).containsExactly("a1", "b1", "a3");
    }

    @Test
    void whatTheExecutorRejectsIsNotRunLater() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 2, 100);
        tasks.offer("a", () -> ran.add("a1"));
        executor.reject();

        assertThat(tasks.offer("b", () -> ran.add("b1"))).isFalse();
        assertThat(tasks.offer("a", () -> ran.add("a2"))).isFalse();
        assertThat(tasks.size()).isEqualTo(1);
        executor.accept();
        assertThat(tasks.offer("b", () -> ran.add("b2"))).isTrue();
        executor.runAll();

        assertThat(ran).containsExactly("a1", "b2");
        assertThat(tasks.size()).isZero();
    }

    @Test
    void aTaskThatBreaksItsWorkerDoesNotHoldUpItsKey() {
        KeyedTasks<String> tasks = new KeyedTasks<>(executor, 1, 100);
        tasks.offer("a", () -> {
            throw new StackOverflowError();
        });
        tasks.offer("a", () -> ran.add("a2"));

        assertThatThrownBy(executor::runNext).isInstanceOf(StackOverflowError.class);
        tasks.offer("b", () -> ran.add("b1"));
        executor.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a2", "b1");
    }

    /** Some are rejected, as by an executor whose queue is full; exactly those that were taken are run. */
    @Test
    @Timeout(60)
    void manyThreadsAtOnceLoseNothingAndKeepTheOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + 3);
        AtomicInteger calls = new AtomicInteger();
        KeyedTasks<Integer> tasks = new KeyedTasks<>(
                task -> {
                    if (calls.incrementAndGet() % 7 == 0) {
                        throw new RejectedExecutionException();
                    }
                    threads.execute(task);
                },
                3,
                50);
        Map<Integer, List<Integer>> taken = new ConcurrentHashMap<>(); // by producer and key
        Map<Integer, List<Integer>> done = new ConcurrentHashMap<>();
        AtomicInteger[] busy =
                IntStream.range(0, KEYS).mapToObj(key -> new AtomicInteger()).toArray(AtomicInteger[]::new);
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> producers = new ArrayList<>();
            for (int number = 0; number < PRODUCERS; number++) {
                int producer = number;
                producers.add(threads.submit(() -> {
                    SplittableRandom random = new SplittableRandom(producer);
                    start.await();
                    for (int task = 0; task < TASKS; task++) {
                        int key = random.nextInt(KEYS);
                        int line = producer * KEYS + key;
                        int id = task;
                        boolean accepted = tasks.offer(key, () -> {
                            overlaps.addAndGet(busy[key].getAndIncrement());
                            done.computeIfAbsent(line, unused -> new ArrayList<>())
                                    .add(id);
                            busy[key].decrementAndGet();
                        });
                        if (accepted) {
                            taken.computeIfAbsent(line, unused -> new ArrayList<>())
                                    .add(id);
                        }
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> producer : producers) {
                producer.get(30, TimeUnit.SECONDS);
            }
            CountDownLatch last = new CountDownLatch(KEYS);
            for (int key = 0; key < KEYS; key++) {
                while (!tasks.offer(key, last::countDown)) {
                    Thread.onSpinWait();
                }
            }
            assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(done).isEqualTo(taken);
        assertThat(overlaps).hasValue(0);
    }
}
