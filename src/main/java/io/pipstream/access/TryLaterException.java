package io.pipstream.access;

import java.time.Duration;

/** Too much was asked for, by this caller or by all of them. */
public final class TryLaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TryLaterException(Duration retryAfter) {
        super("Too many requests", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** After which it may be tried again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
