package io.pipstream.wire;

import java.util.Locale;

/** Why a message of a client was refused; on the wire in lower case. */
public enum ErrorCode {
    INVALID_JSON,
    INVALID_MESSAGE,
    UNKNOWN_TYPE,
    UNKNOWN_SYMBOL,
    TOO_MANY_SYMBOLS,
    RATE_LIMITED,
    UNAUTHENTICATED,
    FORBIDDEN,
    RESUME_UNAVAILABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
