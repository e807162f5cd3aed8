package io.pipstream.platform;

import io.micrometer.core.instrument.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does what waits somewhere: when it is rung for, and by itself now and then for what was left behind, one run at a time.
 * After a failure the bell is not heard until the next look, so that whatever is down is not asked for each ring. Thread-safe;
 * no method waits.
 */
public final class RungWork {

    private static final Logger LOG = System.getLogger(RungWork.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final String waiting;
    private final Work work;
    private final Duration gathering;
    private final Counter failures;
    private final Executor blocking;
    private final ScheduledExecutorService scheduler;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean resting;
    private volatile boolean stopped;
    private @Nullable Future<?> looking;

    /** What is done. */
    @FunctionalInterface
    public interface Work {

        /** Does some of what waits, the oldest, on a thread that may wait: whether there may be more. Throws if it cannot. */
        boolean doSome();
    }

    /** @param waiting what is the case while it fails, for the log, such as {@code Events wait in the outbox} */
    public RungWork(
            String waiting, Work work, Counter failures, Executor blocking, ScheduledExecutorService scheduler) {
        this(waiting, work, Duration.ZERO, failures, blocking, scheduler);
    }

    /** @param gathering how long a ring waits for others, so that what belongs together is done together */
    public RungWork(
            String waiting,
            Work work,
            Duration gathering,
            Counter failures,
            Executor blocking,
            ScheduledExecutorService scheduler) {
        this.waiting = waiting;
        this.work = work;
        this.gathering = gathering;
        this.failures = failures;
        this.blocking = blocking;
        this.scheduler = scheduler;
    }

    /** From now on it looks by itself. */
    public void start(Duration lookEvery) {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        stopped = true;
        if (looking != null) {
            looking.cancel(false);
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    public void rung() {
        if (!resting) {
            begin();
        }
    }

    private void look() {
        resting = false;
        begin();
    }

    /** One run at a time; who rings meanwhile makes it look once more. */
    private void begin() {
        if (stopped || rings.getAndIncrement() != 0) {
            return;
        }
        if (gathering.isZero()) {
            handOver();
        } else {
            handOverAfter(gathering);
        }
    }

    private void handOver() {
        try {
            blocking.execute(this::run);
        } catch (RejectedExecutionException full) {
            notNow(full);
        }
    }

    private void handOverAfter(Duration pause) {
        try {
            var unused = scheduler.schedule(this::handOver, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            notNow(stopping);
        }
    }

    /** The next ring or look begins again. */
    private void notNow(RejectedExecutionException refused) {
        rings.set(0);
        LOG.log(Level.DEBUG, waiting + ": no thread for it now", refused);
    }

    private void run() {
        int heard = rings.get(); // what was rung for until here is in what is read next
        boolean failed = true;
        try {
            while (!stopped && work.doSome()) {
                heard = rings.get();
            }
            failed = false;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "{0}: {1}", waiting, failure.toString());
        } finally {
            if (failed) {
                failures.increment();
                resting = true;
            }
            if (failed || stopped) {
                rings.set(0);
            }
        }
        if (!failed && !stopped && rings.addAndGet(-heard) != 0) {
            // under load a short pause makes batches of what would else be a message and two transactions for each ring
            handOverAfter(gathering.compareTo(PAUSE) > 0 ? gathering : PAUSE);
        }
    }
}
