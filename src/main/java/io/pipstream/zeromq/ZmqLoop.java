package io.pipstream.zeromq;

import io.micrometer.core.instrument.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;

/**
 * One task that owns its sockets, which no other thread may touch, and does its work on them until it is stopped. What the
 * work throws is counted and, ten times, logged. Sockets that fail, or cannot be bound, are made anew after a pause.
 */
public final class ZmqLoop {

    /** The work has a turn at least so often. */
    public static final Duration TURN = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(ZmqLoop.class.getName());
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int FIRST_LOGGED = 10;

    private final String name;
    private final ZmqWork work;
    private final ZmqContext contexts;
    private final Counter failures;
    private final Wakeup wakeup = new Wakeup();
    private final AtomicLong failed = new AtomicLong();
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger opens;
    private volatile @Nullable Stay stay;
    private volatile @Nullable Thread thread;
    private Duration pause = FIRST_PAUSE;
    private boolean opensAgain;

    /** In a context, from before it has sockets there until they are closed. */
    private record Stay(ZContext context, CountDownLatch left) {}

    /** @param opens how many loops of that name have their sockets open */
    ZmqLoop(String name, ZmqWork work, ZmqContext contexts, Counter failures, AtomicInteger opens) {
        this.name = name;
        this.work = work;
        this.contexts = contexts;
        this.failures = failures;
        this.opens = opens;
    }

    /** Lets the work have a turn now. Never waits; for every thread. */
    public void wake() {
        wakeup.ring();
    }

    /** Whether its sockets could be made in that time. */
    public boolean awaitOpen(Duration longest) {
        return await(open, longest);
    }

    /** Has it end, and waits until it has, for a bounded time. */
    public void stop() {
        tell();
        if (!awaitOver(LONGEST_STEP)) {
            LOG.log(Level.WARNING, "{0} was still at work {1} after it was stopped", name, LONGEST_STEP);
        }
    }

    /** Has it end. */
    void tell() {
        told.countDown();
        wakeup.ring();
    }

    /** Waits until it has no sockets in that context, which is not current any more; does nothing for its own thread. */
    void awaitLeft(ZContext context) {
        Stay known = stay;
        if (known != null && known.context() == context && thread != Thread.currentThread()) {
            wakeup.ring();
            if (!await(known.left(), LONGEST_STEP)) {
                LOG.log(Level.WARNING, "{0} still has its sockets {1} after it was to close them", name, LONGEST_STEP);
            }
        }
    }

    boolean awaitOver(Duration longest) {
        return await(over, longest);
    }

    private boolean isTold() {
        return told.getCount() == 0;
    }

    void run() {
        thread = Thread.currentThread();
        try {
            while (!isTold()
                    && !Thread.currentThread().isInterrupted()) { // interrupted by a server that takes its threads back
                try {
                    work();
                } catch (RuntimeException | Error failure) {
                    opensAgain = true;
                    String reason = failure.getMessage() == null ? "" : ": " + failure.getMessage();
                    note("The sockets of " + name + " failed, and are made anew in " + pause + reason, failure);
                }
                if (await(told, pause)) {
                    return;
                }
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } finally {
            wakeup.close();
            over.countDown();
        }
    }

    /** It never got a thread, and never will. */
    void abandon() {
        tell();
        wakeup.close();
        over.countDown();
    }

    private void work() {
        ZContext context = contexts.get();
        Stay now = new Stay(context, new CountDownLatch(1));
        stay = now;
        try (ZmqSockets sockets = new ZmqSockets(context, wakeup, () -> contexts.isGuarded(context))) {
            work.open(sockets);
            opened();
            try {
                serve(sockets);
            } finally {
                opens.decrementAndGet();
                work.closing(sockets);
            }
        } finally {
            now.left().countDown();
        }
    }

    private void opened() {
        opens.incrementAndGet();
        open.countDown();
        pause = FIRST_PAUSE;
        if (opensAgain) {
            LOG.log(Level.INFO, "The sockets of {0} are open again", name);
            opensAgain = false;
        }
    }

    private void serve(ZmqSockets sockets) {
        while (!isTold()
                && contexts.isAlive(sockets.context())
                && !Thread.currentThread().isInterrupted()) {
            sockets.poll(TURN, (socket, message) -> guard(() -> work.received(socket, message)));
            guard(work::turn);
        }
    }

    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            note(name + " failed and goes on", failure);
        }
    }

    private void note(String sentence, Throwable failure) {
        failures.increment();
        if (failed.incrementAndGet() <= FIRST_LOGGED) {
            LOG.log(Level.ERROR, sentence, failure);
        }
    }

    private static boolean await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return latch.getCount() == 0;
        }
    }
}
