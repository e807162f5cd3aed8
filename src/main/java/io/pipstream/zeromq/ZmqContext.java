package io.pipstream.zeromq;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.pipstream.platform.Lasting;
import io.pipstream.platform.Shutdown;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;

/**
 * The one context of ZeroMQ's sockets, and the loops that use them. Its threads begin with the first loop, and end with the
 * application. If one of them dies, the loops go on in a new context. Thread-safe.
 */
@ApplicationScoped
public class ZmqContext {

    private static final Logger LOG = System.getLogger(ZmqContext.class.getName());
    private static final Duration LONGEST_END = Duration.ofSeconds(3);
    private static final int FIRST_LOGGED = 10;

    private final Executor executor;
    private final MeterRegistry meters;
    private final List<ZmqLoop> loops = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> opens = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable ZContext current;
    private volatile @Nullable ZContext guarded;
    private boolean closed;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ZmqContext() {
        this.executor = null;
        this.meters = null;
    }

    @Inject
    public ZmqContext(@Lasting ManagedExecutorService executor, MeterRegistry meters) {
        this((Executor) executor, meters);
    }

    /** @param executor has a thread for every loop, for as long as it lasts */
    public ZmqContext(Executor executor, MeterRegistry meters) {
        this.executor = executor;
        this.meters = meters;
    }

    /**
     * Starts a loop, to be {@linkplain ZmqLoop#stop stopped} by whoever started it; what is forgotten is stopped at the end.
     *
     * @param name for people and for the metrics, such as {@code mt5-json}
     */
    public ZmqLoop start(String name, ZmqWork work) {
        AtomicInteger open = opens.computeIfAbsent(name, this::gauge);
        ZmqLoop loop = new ZmqLoop(name, work, this, meters.counter("pipstream.zeromq.failures", "loop", name), open);
        loops.add(loop);
        if (hasEnded()) {
            loop.tell();
        }
        try {
            executor.execute(() -> {
                try {
                    loop.run();
                } finally {
                    loops.remove(loop);
                }
            });
        } catch (RejectedExecutionException stopping) {
            loops.remove(loop);
            loop.abandon();
            LOG.log(Level.WARNING, "{0} could not start: the server has no thread for it", name);
        }
        return loop;
    }

    private AtomicInteger gauge(String name) {
        AtomicInteger open = new AtomicInteger();
        meters.gauge("pipstream.zeromq.open", Tags.of("loop", name), open);
        return open;
    }

    private synchronized boolean hasEnded() {
        return closed;
    }

    /** Made when it is first asked for. */
    synchronized ZContext get() {
        if (closed) {
            throw new IllegalStateException("ZeroMQ has ended with the application");
        }
        ZContext known = current;
        if (known == null) {
            known = create();
            current = known;
        }
        return known;
    }

    /** Whether its threads still work. */
    boolean isAlive(ZContext context) {
        return current == context;
    }

    /** From now on somebody answers there whether a client's key is known. */
    void guard(ZContext context) {
        guarded = context;
    }

    /** Whether a server with keys may be bound there: ZeroMQ lets in whatever key there is while nobody can be asked. */
    boolean isGuarded(ZContext context) {
        return guarded == context;
    }

    /** Nobody is going to answer there any more: has everybody leave it, and waits for that, for a bounded time. */
    void unguard(ZContext context) {
        guarded = null;
        forget(context);
        loops.forEach(loop -> loop.awaitLeft(context));
    }

    private ZContext create() {
        ZContext context = new ZContext(1);
        context.setLinger(0);
        context.setNotificationExceptionHandler((thread, failure) -> note("A connection of ZeroMQ failed", failure));
        context.setUncaughtExceptionHandler((thread, failure) -> {
            note("ZeroMQ's thread " + thread.getName() + " died; its sockets are made anew", failure);
            forget(context);
        });
        return context;
    }

    private synchronized void forget(ZContext dead) {
        if (current == dead) {
            current = null;
        }
    }

    private void note(String sentence, Throwable failure) {
        meters.counter("pipstream.zeromq.failures", "loop", "zeromq").increment();
        if (failures.incrementAndGet() <= FIRST_LOGGED) {
            LOG.log(Level.WARNING, sentence, failure);
        }
    }

    /** After everybody whose loops they are has stopped them. */
    void stop(@Observes @Priority(Shutdown.PACED_WORK + 1) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        close();
    }

    /** Stops the loops that are left and ends ZeroMQ's threads, in a bounded time. */
    public void close() {
        ZContext last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        loops.forEach(ZmqLoop::tell);
        loops.forEach(ZmqLoop::stop);
        if (last != null) {
            end(last);
        }
    }

    /** In a thread that may be lost: to end a context whose sockets are not closed takes for ever. */
    private void end(ZContext context) {
        CountDownLatch over = new CountDownLatch(1);
        try {
            executor.execute(() -> {
                try {
                    context.close();
                } finally {
                    over.countDown();
                }
            });
            if (!over.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "ZeroMQ had not ended {0} after it was told to", LONGEST_END);
            }
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.WARNING, "ZeroMQ's threads stay until the server ends");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
