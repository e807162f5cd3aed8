package io.pipstream.feed;

import io.micrometer.core.instrument.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step again and again until it says that nothing is left, or until it is stopped. An exception is logged and
 * counted, and the step runs again: let through, it would end the schedule without a word.
 */
public final class PacedTask {

    private static final Logger LOG = System.getLogger(PacedTask.class.getName());
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    /** A piece of work short enough to stop behind. */
    public interface Step {

        /** Whether there is more to do. */
        boolean run();
    }

    private final String name;
    private final Step step;
    private final Counter failures;
    private final LogLimit logLimit = new LogLimit();
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean over;
    private volatile @Nullable Future<?> schedule;

    private PacedTask(String name, Step step, Counter failures) {
        this.name = name;
        this.step = step;
        this.failures = failures;
    }

    public static PacedTask start(
            String name, Step step, Duration interval, Counter failures, ScheduledExecutorService scheduler) {
        PacedTask task = new PacedTask(name, step, failures);
        long millis = interval.toMillis();
        task.schedule = scheduler.scheduleAtFixedRate(task::run, millis, millis, TimeUnit.MILLISECONDS);
        task.cancelWhenOver();
        return task;
    }

    /** Cancels what is to come and waits, for a bounded time, for the step that runs now. */
    public void stop() {
        over = true;
        cancelWhenOver();
        try {
            if (turn.tryAcquire(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                turn.release();
            } else {
                LOG.log(Level.WARNING, "Feed {0} was still at work {1} after it was stopped", name, LONGEST_STEP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        if (over || !turn.tryAcquire()) {
            return;
        }
        try {
            if (!step.run()) {
                over = true;
            }
        } catch (RuntimeException | Error failure) {
            failures.increment();
            if (logLimit.stillLogs()) {
                LOG.log(Level.ERROR, "Feed " + name + " failed and goes on", failure);
            }
        } finally {
            turn.release();
            cancelWhenOver();
        }
    }

    /** The first run may be over before the schedule is known here: then {@link #start} cancels it. */
    private void cancelWhenOver() {
        Future<?> known = schedule;
        if (over && known != null) {
            known.cancel(false);
        }
    }
}
