package io.pipstream.trading;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in the order they came for each key, different keys in parallel, on borrowed threads, of which it takes a few
 * only. A task that fails is its own matter: one that throws costs its thread, but the others run with the next that comes.
 * Thread-safe; never blocks the caller.
 */
final class KeyedTasks<K> {

    private final Executor executor;
    private final int parallel;
    private final int capacity;

    private final Map<K, Line<K>> lines = new HashMap<>(); // guarded by this; those that are served or ready
    private final Queue<Line<K>> ready = new ArrayDeque<>(); // guarded by this
    private int workers; // guarded by this
    private int size; // guarded by this

    /** What waits for one key. */
    private record Line<K>(K key, Queue<Runnable> tasks) {}

    KeyedTasks(Executor executor, int parallel, int capacity) {
        this.executor = executor;
        this.parallel = parallel;
        this.capacity = capacity;
    }

    /** False if too many wait, or the executor takes no worker; then the task is not run. */
    boolean offer(K key, Runnable task) {
        boolean needsWorker;
        Line<K> line;
        synchronized (this) {
            if (size == capacity) {
                return false;
            }
            size++;
            line = lines.get(key);
            if (line == null) {
                line = new Line<>(key, new ArrayDeque<>(2));
                lines.put(key, line);
                ready.add(line);
            }
            line.tasks().add(task);
            needsWorker = !ready.isEmpty() && workers < parallel;
            if (needsWorker) {
                workers++;
            }
        }
        return !needsWorker || startWorker(line, task);
    }

    synchronized int size() {
        return size;
    }

    private boolean startWorker(Line<K> line, Runnable task) {
        try {
            executor.execute(this::work);
            return true;
        } catch (RejectedExecutionException stopping) {
            return !withdraw(line, task);
        }
    }

    /** False if another worker took it meanwhile. */
    private synchronized boolean withdraw(Line<K> line, Runnable task) {
        workers--;
        if (!line.tasks().remove(task)) {
            return false;
        }
        size--;
        if (line.tasks().isEmpty() && ready.remove(line)) {
            lines.remove(line.key());
        }
        return true;
    }

    private void work() {
        Line<K> line = first();
        while (line != null) {
            boolean broken = true;
            try {
                next(line).run();
                broken = false;
            } finally {
                if (broken) {
                    abandon(line);
                }
            }
            line = first(line);
        }
    }

    private synchronized void abandon(Line<K> served) {
        lineUp(served);
        workers--;
    }

    private synchronized Runnable next(Line<K> line) {
        size--;
        return line.tasks().remove();
    }

    private synchronized @Nullable Line<K> first(Line<K> served) {
        lineUp(served);
        return first();
    }

    /** Puts the line that was served at the end if more waits in it. */
    private synchronized void lineUp(Line<K> served) {
        if (served.tasks().isEmpty()) {
            lines.remove(served.key());
        } else {
            ready.add(served);
        }
    }

    private synchronized @Nullable Line<K> first() {
        Line<K> line = ready.poll();
        if (line == null) {
            workers--;
        }
        return line;
    }
}
