package io.pipstream.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tidies the store again and again, one time after the other, on a thread that may wait. */
final class Upkeep {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Runnable work;
    private final ExecutorService blocking;
    private final Semaphore turn = new Semaphore(1);
    private final Future<?> schedule;
    private boolean failing; // only who has the turn looks at it

    private Upkeep(Runnable work, ScheduledExecutorService scheduler, ExecutorService blocking) {
        this.work = work;
        this.blocking = blocking;
        long millis = INTERVAL.toMillis();
        this.schedule = scheduler.scheduleWithFixedDelay(this::handOver, millis, millis, TimeUnit.MILLISECONDS);
    }

    static Upkeep start(Runnable work, ScheduledExecutorService scheduler, ExecutorService blocking) {
        return new Upkeep(work, scheduler, blocking);
    }

    private void handOver() {
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            blocking.execute(this::run);
        } catch (RejectedExecutionException busy) {
            turn.release();
        }
    }

    private void run() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                LOG.log(Level.ERROR, "The upkeep of the ledger failed; it is tried again and again", failure);
            }
            failing = true;
        } finally {
            turn.release();
        }
    }

    /** Ends it, after the work that goes on now but not for ever. */
    void stop() {
        schedule.cancel(false);
        try {
            if (!turn.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "The upkeep of the ledger was still at work {0} after it was stopped", LONGEST);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
