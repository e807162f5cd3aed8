package io.pipstream.mt5;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were begun and are not done, at most so many in all and of each peer. One whose deadline is over is answered,
 * and counts until it is done all the same. For one thread.
 */
final class InFlight {

    static final int MOST = 64;
    static final int MOST_OF_A_PEER = 16;

    private final Map<ByteBuffer, Integer> countByPeer = new HashMap<>();
    private final Set<Entry> unanswered = new LinkedHashSet<>();
    private final long deadlineNanos;
    private int count;

    /** One of them. */
    static final class Entry {

        private final Envelope envelope;
        private final JsonRequest request;
        private final String action;
        private final long beganNanos;
        private volatile boolean late;

        Entry(Envelope envelope, JsonRequest request, String action, long beganNanos) {
            this.envelope = envelope;
            this.request = request;
            this.action = action;
            this.beganNanos = beganNanos;
        }

        Envelope envelope() {
            return envelope;
        }

        JsonRequest request() {
            return request;
        }

        String action() {
            return action;
        }

        long beganNanos() {
            return beganNanos;
        }

        /** Whether it was answered because its deadline was over. For every thread. */
        boolean isLate() {
            return late;
        }
    }

    InFlight(Duration deadline) {
        this.deadlineNanos = deadline.toNanos();
    }

    /** Null if there is room for another of that peer's, else who has too many. */
    @Nullable
    String lack(Envelope envelope) {
        if (count >= MOST) {
            return "The server has " + MOST + " commands to do";
        }
        return countByPeer.getOrDefault(envelope.peer(), 0) < MOST_OF_A_PEER
                ? null
                : "You have " + MOST_OF_A_PEER + " commands unanswered";
    }

    void begin(Entry entry) {
        count++;
        countByPeer.merge(entry.envelope().peer(), 1, Integer::sum);
        unanswered.add(entry);
    }

    /** Whether it is still to be answered. */
    boolean end(Entry entry) {
        count--;
        countByPeer.computeIfPresent(entry.envelope().peer(), (peer, of) -> of == 1 ? null : of - 1);
        return unanswered.remove(entry);
    }

    /** Those whose deadline is over, each once. */
    List<Entry> late(long nowNanos) {
        List<Entry> late = new ArrayList<>();
        for (Iterator<Entry> oldest = unanswered.iterator(); oldest.hasNext(); ) {
            Entry entry = oldest.next();
            if (nowNanos - entry.beganNanos() < deadlineNanos) {
                break;
            }
            entry.late = true;
            oldest.remove();
            late.add(entry);
        }
        return late;
    }

    int count() {
        return count;
    }
}
