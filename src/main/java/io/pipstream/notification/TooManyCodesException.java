package io.pipstream.notification;

import java.time.Duration;

/** No more codes are sent for a while, to that address or for that user. */
public final class TooManyCodesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyCodesException(Duration wait) {
        super("Too many codes");
        this.wait = wait;
    }

    /** After which the next may be asked for. */
    public Duration retryAfter() {
        return wait;
    }
}
