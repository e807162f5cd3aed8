package io.pipstream.pricing;

import java.time.Duration;
import java.util.Optional;

/** A source's history could not be had. Its message is short and has no secret in it. */
public final class ArchiveException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Optional<Duration> retryAfter;

    /** Why, and so how much else is of no use for a while. */
    public enum Reason {
        /** It does not have this instrument or this interval. */
        NOT_OFFERED,
        /** It, or our own count, allows no question now. */
        RATE_LIMITED,
        /** It does not take our credentials. */
        UNAUTHORIZED,
        /** Anything else. */
        FAILED
    }

    /** @param retryAfter how long it asks us to wait; empty if it does not say */
    public ArchiveException(Reason reason, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
