package io.pipstream.feed.dukascopy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a feed does one thing at a time, on threads that may wait; once it is stopped, nothing more. */
final class Turns {

    private static final Logger LOG = System.getLogger(Turns.class.getName());
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(1);

    private final String feed;
    private final ScheduledExecutorService scheduler;
    private final Executor blocking;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Future<?> next; // guarded by turn
    private volatile @Nullable Runnable release;

    /** @param scheduler only hands over to the other */
    Turns(String feed, ScheduledExecutorService scheduler, Executor blocking) {
        this.feed = feed;
        this.scheduler = scheduler;
        this.blocking = blocking;
    }

    /** As soon as a thread is free. */
    void soon(Runnable work) {
        try {
            blocking.execute(() -> take(work));
        } catch (RejectedExecutionException full) {
            take(() -> later(UNTIL_THERE_IS_ROOM, work));
        }
    }

    /** From a turn only; it takes the place of what was to come. */
    void later(Duration wait, Runnable work) {
        cancel();
        try {
            next = scheduler.schedule(() -> soon(work), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            next = null; // the server ends, and the feed with it
        }
    }

    /**
     * Waits, for a bounded time, for the turn that runs now.
     *
     * @param releasing in the last turn of all, which is that one if it lasts longer; harmless when run twice
     */
    void stop(Runnable releasing) {
        release = releasing;
        try {
            if (turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
            } else {
                LOG.log(Level.WARNING, "Feed {0} was still at work {1} after it was stopped", feed, LONGEST_TURN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Runnable work) {
        turn.lock();
        if (release == null) {
            try {
                work.run();
            } finally {
                end();
            }
        } else {
            end();
        }
    }

    private void end() {
        try {
            Runnable releasing = release;
            if (releasing != null) {
                cancel();
                releasing.run();
            }
        } finally {
            turn.unlock();
        }
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
