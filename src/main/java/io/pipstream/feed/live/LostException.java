package io.pipstream.feed.live;

import java.io.IOException;

/** There was no whole answer. The message says why and has no secret in it: those of the JDK may quote the address. */
public final class LostException extends IOException {

    private static final long serialVersionUID = 1L;

    public LostException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
