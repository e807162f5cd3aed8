package io.pipstream.mt5.dwx;

import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Replies that the client has not taken yet. If it takes none for three seconds, or too many wait, they are given up: no client is
 * to hear what another one asked. For the loop's thread.
 */
final class ReplyQueue {

    static final int MOST = 1_000;

    /** In characters, each of which is one byte. */
    static final int LONGEST = 16 * 1024 * 1024;

    /** As long as a connection takes whose first handshake stops in the middle. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NanoClock clock;
    private final DwxMetrics metrics;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long length;
    private long movedNanos;

    ReplyQueue(NanoClock clock, DwxMetrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    void add(String reply) {
        if (waiting.isEmpty()) {
            movedNanos = clock.nanos();
        }
        if (waiting.size() >= MOST || length + reply.length() > LONGEST) {
            metrics.dropped();
            return;
        }
        waiting.add(reply);
        length += reply.length();
    }

    /** @param sender whether it could send the reply now */
    void turn(Predicate<String> sender) {
        String first = waiting.peek();
        while (first != null && sender.test(first)) {
            movedNanos = clock.nanos();
            remove();
            first = waiting.peek();
        }
        if (first != null && clock.nanos() - movedNanos >= PATIENCE.toNanos()) {
            while (!waiting.isEmpty()) {
                remove();
                metrics.dropped();
            }
        }
    }

    /** For sockets that are made anew: whoever waits for these replies is gone. */
    void clear() {
        while (!waiting.isEmpty()) {
            remove();
            metrics.dropped();
        }
    }

    private void remove() {
        length -= waiting.remove().length();
    }
}
