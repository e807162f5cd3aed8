package io.pipstream.feed.live;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thing to do later; setting it anew takes the place of what was to come. For one thread at a time. */
public final class LaterTask {

    private final ScheduledExecutorService scheduler;
    private @Nullable Future<?> scheduled;

    public LaterTask(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    public void after(Duration wait, Runnable task) {
        cancel();
        try {
            scheduled = scheduler.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            scheduled = null; // the server ends, and the feed with it
        }
    }

    public void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
    }
}
