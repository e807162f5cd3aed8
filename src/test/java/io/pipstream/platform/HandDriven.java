package io.pipstream.platform;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;

/** An executor without a thread: what it was given runs when the test says so. */
public final class HandDriven implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final List<Runnable> schedule = new ArrayList<>();
    private boolean rejecting;

    @Override
    public void execute(Runnable task) {
        if (rejecting) {
            throw new RejectedExecutionException();
        }
        waiting.add(task);
    }

    /** As when the server stops, or too much waits already. */
    public void reject() {
        rejecting = true;
    }

    public void accept() {
        rejecting = false;
    }

    public int waiting() {
        return waiting.size();
    }

    public void runNext() {
        waiting.remove().run();
    }

    /** Until nothing waits. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runNext();
        }
    }

    /** All that was scheduled is due once. */
    public void tick() {
        List.copyOf(schedule).forEach(Runnable::run);
    }

    /** It keeps what is scheduled with a fixed delay for {@link #tick}; what is scheduled once waits with the rest. */
    public ManagedScheduledExecutorService scheduler() {
        return proxy(ManagedScheduledExecutorService.class, (self, called, given) -> {
            if (called.getName().equals("schedule")) {
                waiting.add((Runnable) given[0]);
                return scheduled();
            }
            requireNamed("scheduleWithFixedDelay", called.getName());
            schedule.add((Runnable) given[0]);
            return scheduled();
        });
    }

    private static ScheduledFuture<?> scheduled() {
        return proxy(ScheduledFuture.class, (self, called, given) -> {
            requireNamed("cancel", called.getName());
            return true;
        });
    }

    /** The container's kind of executor, which does no more than execute. */
    public static ManagedExecutorService managed(Executor executor) {
        return proxy(ManagedExecutorService.class, (self, called, given) -> {
            requireNamed("execute", called.getName());
            executor.execute((Runnable) given[0]);
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void requireNamed(String known, String called) {
        if (!called.equals(known)) {
            throw new UnsupportedOperationException(called);
        }
    }
}
