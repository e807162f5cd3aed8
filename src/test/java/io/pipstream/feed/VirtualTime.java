package io.pipstream.feed;

import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A clock, and an executor without a thread, whose tasks run as the test moves the time. */
public final class VirtualTime extends ScheduledThreadPoolExecutor {

    public static final Instant START = Instant.parse("2025-01-15T12:00:00Z");

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long ONCE = 0;

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = START;
    private long nanos = -5_000;

    public VirtualTime() {
        super(0);
    }

    public NanoClock nanoClock() {
        return () -> nanos;
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** Lets the time pass in whole milliseconds; those in which nothing is due are passed over. */
    public void advance(Duration time) {
        long end = nanos + MILLISECOND * time.toMillis();
        while (nanos < end) {
            tasks.removeIf(Task::isDone);
            long due = tasks.stream().mapToLong(task -> task.dueNanos).min().orElse(end);
            long steps = Math.max(1, Math.floorDiv(Math.min(due, end) - nanos + MILLISECOND - 1, MILLISECOND));
            now = now.plusMillis(steps);
            nanos += MILLISECOND * steps;
            List.copyOf(tasks).stream()
                    .sorted(Comparator.comparingLong(task -> task.dueNanos))
                    .forEach(task -> task.runWhenDue(nanos));
        }
    }

    /** The machine sleeps: the time of day goes on, the time that runs while it is awake does not. */
    public void sleep(Duration time) {
        now = now.plus(time);
    }

    /** The processor has no room: time passes, and nothing is run. */
    public void stall(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** What a test itself does when the time has come; nobody can cancel it. */
    public void later(Duration wait, Runnable task) {
        add(new Task(task, nanos + wait.toNanos(), ONCE));
    }

    /** Tasks that would run, once or again. */
    public long live() {
        return tasks.stream().filter(task -> !task.isDone()).count();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, nanos + unit.toNanos(delay), ONCE);
        add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long delay, long period, TimeUnit unit) {
        Task task = new Task(command, nanos + unit.toNanos(delay), unit.toNanos(period));
        add(task);
        return task;
    }

    private void add(Task task) {
        tasks.add(task);
    }

    private static final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {

        private final long periodNanos;
        private long dueNanos;

        Task(Runnable command, long dueNanos, long periodNanos) {
            super(command, null);
            this.dueNanos = dueNanos;
            this.periodNanos = periodNanos;
        }

        void runWhenDue(long nanos) {
            if (nanos < dueNanos || isDone()) {
                return;
            }
            if (periodNanos == ONCE) {
                run();
            } else {
                dueNanos = nanos + periodNanos;
                runAndReset();
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
