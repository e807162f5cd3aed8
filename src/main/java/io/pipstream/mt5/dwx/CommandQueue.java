package io.pipstream.mt5.dwx;

import io.pipstream.mt5.dwx.Question.Answer;
import io.pipstream.platform.NanoClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commands done one after the other on another thread, as a terminal does them, and answered in that order. Each has its
 * answer within the deadline: what has not begun by then never does, what has not ended is answered without waiting for it,
 * and the next one begins. For the loop's thread.
 */
final class CommandQueue {

    /** Commands without an answer; the next one is told that the terminal is busy. */
    static final int MOST_WAITING = 64;

    /** With the answers that wait for those before them; the next command is not answered at all. */
    static final int MOST = 1_000;

    /** At once, where some do not end. */
    static final int MOST_RUNNING = 4;

    private static final int FIRST_LOGGED = 10;
    private static final Logger LOG = System.getLogger(CommandQueue.class.getName());

    private final Executor executor;
    private final NanoClock clock;
    private final Duration deadline;
    private final Runnable wake;
    private final DwxMetrics metrics;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private enum State {
        WAITING,
        STARTED,
        RUNNING,
        ABANDONED
    }

    private static final class Entry {
        private final Question question;
        private final long askedNanos;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private volatile @Nullable Answer answer;

        Entry(Question question, long askedNanos) {
            this.question = question;
            this.askedNanos = askedNanos;
        }
    }

    /** @param wake lets the loop have a turn, when an answer is there */
    CommandQueue(Executor executor, NanoClock clock, Duration deadline, Runnable wake, DwxMetrics metrics) {
        this.executor = executor;
        this.clock = clock;
        this.deadline = deadline;
        this.wake = wake;
        this.metrics = metrics;
    }

    void add(Question question) {
        if (entries.size() >= MOST) {
            metrics.dropped();
            return;
        }
        Entry entry = new Entry(question, clock.nanos());
        if (entries.stream().filter(each -> each.answer == null).count() >= MOST_WAITING) {
            entry.answer = question.refusal(MtError.TOO_MANY_REQUESTS, "Too many commands are waiting; not done.");
        }
        entries.add(entry);
        metrics.waiting(entries.size());
    }

    /** Begins what can begin, and hands over the answers that are due. */
    void turn(Consumer<String> answers) {
        Entry first = entries.peek();
        while (first != null) {
            Answer answer = first.answer;
            if (answer == null && clock.nanos() - first.askedNanos >= deadline.toNanos()) {
                answer = abandon(first);
            }
            if (answer == null) {
                start(first);
                answer = first.answer;
            }
            if (answer == null) {
                break;
            }
            entries.remove();
            metrics.answered(
                    first.question.action(), answer.outcome(), Duration.ofNanos(clock.nanos() - first.askedNanos));
            answers.accept(answer.text());
            first = entries.peek();
        }
        metrics.waiting(entries.size());
    }

    private static Answer abandon(Entry entry) {
        State before = entry.state.getAndSet(State.ABANDONED);
        return entry.question.refusal(
                MtError.TIMEOUT,
                before == State.RUNNING
                        ? "It took too long; it may have been done, or be done yet."
                        : "It waited too long; not done.");
    }

    private void start(Entry entry) {
        if (running.get() >= MOST_RUNNING || !entry.state.compareAndSet(State.WAITING, State.STARTED)) {
            return;
        }
        running.incrementAndGet();
        try {
            executor.execute(() -> run(entry));
        } catch (RejectedExecutionException stopping) {
            running.decrementAndGet();
            entry.answer = entry.question.refusal(MtError.SERVER_BUSY, "The server has no thread for it; not done.");
        }
    }

    private void run(Entry entry) {
        try {
            if (entry.state.compareAndSet(State.STARTED, State.RUNNING)) {
                entry.answer = entry.question.answer();
            }
        } catch (RuntimeException failure) {
            if (failures.incrementAndGet() <= FIRST_LOGGED) {
                LOG.log(Level.ERROR, "A command of a DWX client failed", failure);
            }
            entry.answer = entry.question.refusal(MtError.COMMON, "The server failed; it may have been done.");
        } finally {
            running.decrementAndGet();
            wake.run();
        }
    }
}
