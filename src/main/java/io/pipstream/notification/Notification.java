package io.pipstream.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification and how far it got. Immutable.
 *
 * @param id rises in the order in which they were recorded, on all nodes: after one was seen, none with a smaller id comes
 * @param attempts how often its delivery failed
 * @param lastProblem why it failed last, or was given up, without secrets; null if nothing did
 * @param nextAttemptAt when its delivery is due; meaningless once it waits no more
 * @param finishedAt when it was sent, given up or cancelled; null while it waits
 */
public record Notification(
        long id,
        NewNotification content,
        State state,
        int attempts,
        @Nullable String lastProblem,
        Instant nextAttemptAt,
        @Nullable Instant finishedAt) {

    public static final int LONGEST_PROBLEM = 512;

    /** How far it got. */
    public enum State {
        /** To be delivered, or delivered again. */
        WAITING,
        SENT,
        /** Given up: delivery failed too often, or for ever. */
        DEAD,
        /** Nobody wants it any more: the channel is gone, the right to the account taken back, or too many waited. */
        CANCELLED
    }
}
