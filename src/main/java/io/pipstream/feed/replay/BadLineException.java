package io.pipstream.feed.replay;

/** A line of a replayed file that cannot be used; the reader reports it and goes on. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final BadLine reason;

    BadLineException(BadLine reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    BadLine reason() {
        return reason;
    }
}
