package io.pipstream.stream;

import io.pipstream.wire.Encoded;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what is to be sent, for a time, in its order. When it holds as many bytes as it may, the rest waits where it
 * was. Told by any thread; asked by one at a time.
 */
final class LateLine {

    /** Where messages come from, in their order. */
    interface Source {
        /** Null when there is none now. */
        @Nullable
        Encoded next();
    }

    private record Late(Encoded message, long dueNanos) {}

    private final int mostBytes;
    private final Queue<Late> held = new ArrayDeque<>();
    private long heldBytes;
    private volatile long delayNanos;
    private volatile long endNanos;

    LateLine(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What comes up to the end is held for so long. */
    void delay(long forNanos, long untilNanos) {
        delayNanos = forNanos;
        endNanos = untilNanos;
    }

    /** The next message that has been held for long enough; null when there is none. */
    @Nullable
    Encoded next(Source source, long nowNanos) {
        boolean delays = nowNanos - endNanos < 0;
        if (!delays && held.isEmpty()) {
            return source.next();
        }
        Encoded message;
        while (heldBytes < mostBytes && (message = source.next()) != null) {
            heldBytes += message.bytes();
            held.add(new Late(message, delays ? nowNanos + delayNanos : nowNanos));
        }
        Late first = held.peek();
        if (first == null || nowNanos - first.dueNanos() < 0) {
            return null;
        }
        held.remove();
        heldBytes -= first.message().bytes();
        return first.message();
    }
}
