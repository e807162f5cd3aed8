package io.pipstream.notification.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a delivery.
 *
 * @param problem in our words, without anything secret; empty if it went well
 * @param retryAfter how long the receiver asks us to wait
 */
record Outcome(Verdict verdict, String problem, Optional<Duration> retryAfter) {

    /** What it means for the notification. */
    enum Verdict {
        /** The receiver has it. */
        SENT,
        /** It is no fault of the message's, so it is worth many attempts. */
        FAILED,
        /** The same, and no parcel of the medium can be delivered now: what they all go through is away. */
        DOWN,
        /** The receiver does not want it as it is; somebody may mend that soon. */
        REFUSED,
        /** It will never be taken. */
        IMPOSSIBLE,
        /** Nothing will ever be taken there again. */
        GONE
    }

    static Outcome sent() {
        return new Outcome(Verdict.SENT, "", Optional.empty());
    }

    static Outcome failed(String problem) {
        return new Outcome(Verdict.FAILED, problem, Optional.empty());
    }

    static Outcome down(String problem) {
        return new Outcome(Verdict.DOWN, problem, Optional.empty());
    }

    static Outcome refused(String problem) {
        return new Outcome(Verdict.REFUSED, problem, Optional.empty());
    }

    static Outcome impossible(String problem) {
        return new Outcome(Verdict.IMPOSSIBLE, problem, Optional.empty());
    }

    static Outcome gone(String problem) {
        return new Outcome(Verdict.GONE, problem, Optional.empty());
    }

    Outcome after(Optional<Duration> wait) {
        return new Outcome(verdict, problem, wait);
    }
}
