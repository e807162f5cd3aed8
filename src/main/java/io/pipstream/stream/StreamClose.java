package io.pipstream.stream;

/**
 * Why a session is closed. 4000 to 4499 tell the client to come back and resume, 4500 to 4999 not to, as
 * {@code docs/protocol.md} lists them.
 */
public enum StreamClose {
    SERVER_STOPPING(1001, "server stopping"),
    MESSAGE_TOO_BIG(1009, "message too big: at most 65536 bytes"),
    TRY_AGAIN_LATER(1013, "try again later"),
    SLOW_CONSUMER(4000, "slow consumer: read faster, or ask for fewer symbols or a longer interval_ms"),
    SESSION_TOO_OLD(4002, "session too old: connect again"),
    UNAUTHENTICATED(4500, "unauthenticated: log in, or send a token"),
    FORBIDDEN(4501, "forbidden: you have no such account, or may not read"),
    TOO_MANY_CONNECTIONS(4502, "too many connections"),
    TOO_MANY_MESSAGES(4503, "too many messages"),
    CLOSED_BY_ADMINISTRATOR(4504, "closed by an administrator");

    private final int code;
    private final String reason;

    StreamClose(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** At most 123 bytes, as RFC 6455 §5.5 allows. */
    public String reason() {
        return reason;
    }
}
