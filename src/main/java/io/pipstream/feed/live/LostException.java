package io.pipstream.feed.live;

import java.io.IOException;

/** There was no whole answer. The message says why and has no secret in it: those of the JDK may quote the address. */
final class LostException extends IOException {

    private static final long serialVersionUID = 1L;

    LostException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
