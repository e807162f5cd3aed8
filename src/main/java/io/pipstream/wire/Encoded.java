package io.pipstream.wire;

import java.nio.charset.StandardCharsets;

/** A message ready for the wire, made once and shared by every session that gets it. Immutable. */
public final class Encoded {

    private final String text;
    private final int bytes;

    private Encoded(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8).length;
    }

    public static Encoded of(String text) {
        return new Encoded(text);
    }

    public String text() {
        return text;
    }

    /** Its length in UTF-8. */
    public int bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return text;
    }
}
