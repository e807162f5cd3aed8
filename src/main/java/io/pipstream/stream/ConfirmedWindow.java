package io.pipstream.stream;

import io.pipstream.stream.StreamLimits.OutboxLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Counts the bytes that a client has not yet confirmed. A ping carries a number nobody can guess, so a client can
 * confirm only what it has read: the container's own buffers, and the kernel's, count as not arrived. Thread-safe.
 */
final class ConfirmedWindow {

    private final OutboxLimits limits;
    private final LongSupplier nonces;
    private final Deque<Ping> unanswered = new ArrayDeque<>(); // guarded by this
    private long sentBytes; // guarded by this
    private long confirmedBytes; // guarded by this
    private long pingedBytes; // guarded by this
    private long pingedNanos; // guarded by this

    private record Ping(long nonce, long sentBytes, long atNanos) {}

    ConfirmedWindow(OutboxLimits limits, LongSupplier nonces, long nowNanos) {
        this.limits = limits;
        this.nonces = nonces;
        this.pingedNanos = nowNanos;
    }

    synchronized void sent(int bytes) {
        sentBytes += bytes;
    }

    synchronized boolean hasRoom() {
        return sentBytes - confirmedBytes < limits.windowBytes();
    }

    synchronized boolean isFullEnoughToPing() {
        return sentBytes - pingedBytes >= limits.pingBytes();
    }

    /** Notes a ping behind everything sent so far, and gives the number it must carry. */
    synchronized long ping(long nowNanos) {
        Ping ping = new Ping(nonces.getAsLong(), sentBytes, nowNanos);
        unanswered.add(ping);
        pingedBytes = sentBytes;
        pingedNanos = nowNanos;
        return ping.nonce();
    }

    /** Whether the number was that of a ping not yet answered; it answers the earlier ones, too. */
    synchronized boolean confirm(long nonce) {
        if (unanswered.stream().noneMatch(ping -> ping.nonce() == nonce)) {
            return false;
        }
        Ping answered;
        do {
            answered = unanswered.remove();
            confirmedBytes = answered.sentBytes();
        } while (answered.nonce() != nonce);
        return true;
    }

    /** Whether a ping has waited for its pong longer than a client may take. */
    synchronized boolean isOverdue(long nowNanos) {
        Ping oldest = unanswered.peek();
        return oldest != null
                && nowNanos - oldest.atNanos() > limits.confirmDeadline().toNanos();
    }

    /** Whether the client should be asked again, having answered everything so far. */
    synchronized boolean isPingDue(long nowNanos) {
        return unanswered.isEmpty()
                && nowNanos - pingedNanos >= limits.pingEvery().toNanos();
    }
}
