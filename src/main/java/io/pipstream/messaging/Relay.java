package io.pipstream.messaging;

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
 * Carries what waits somewhere to the broker: when it is rung for, and by itself now and then for what was left behind, one
 * run at a time. After a failure the bell is not heard until the next look, so that a broker that is down is not asked for
 * each ring. Thread-safe; no method waits.
 */
final class Relay {

    private static final Logger LOG = System.getLogger(Relay.class.getName());
    private static final int PAUSE_MILLIS = 5;

    private final String name;
    private final Load load;
    private final Counter failures;
    private final Executor blocking;
    private final ScheduledExecutorService scheduler;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean resting;
    private volatile boolean stopped;
    private @Nullable Future<?> looking;

    /** What is carried. */
    @FunctionalInterface
    interface Load {

        /** Publishes the oldest of what waits, on a thread that may wait: whether there may be more. Throws if it cannot. */
        boolean publishSome();
    }

    /** @param name of where it waits, for the log */
    Relay(String name, Load load, Counter failures, Executor blocking, ScheduledExecutorService scheduler) {
        this.name = name;
        this.load = load;
        this.failures = failures;
        this.blocking = blocking;
        this.scheduler = scheduler;
    }

    /** From now on it looks by itself. */
    void start(Duration lookEvery) {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        stopped = true;
        if (looking != null) {
            looking.cancel(false);
        }
    }

    void rung() {
        if (!resting) {
            relay();
        }
    }

    private void look() {
        resting = false;
        relay();
    }

    /** One relay at a time; who rings meanwhile makes it look once more. */
    private void relay() {
        if (stopped || rings.getAndIncrement() != 0) {
            return;
        }
        emptySoon();
    }

    private void emptySoon() {
        try {
            blocking.execute(this::empty);
        } catch (RejectedExecutionException full) {
            rings.set(0); // the next ring or look comes here again
            LOG.log(Level.DEBUG, "The " + name + " is not looked at now", full);
        }
    }

    private void empty() {
        int heard = rings.get(); // what was rung for until here is in what is read next
        boolean failed = true;
        try {
            while (!stopped && load.publishSome()) {
                heard = rings.get();
            }
            failed = false;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Events wait in the {0}: {1}", name, failure.toString());
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
            emptyAgain();
        }
    }

    /** Under load a short pause makes batches of what would else be a message and two transactions for each ring. */
    private void emptyAgain() {
        try {
            var unused = scheduler.schedule(this::emptySoon, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            rings.set(0);
            LOG.log(Level.DEBUG, "The " + name + " is not looked at now", stopping);
        }
    }
}
