package io.pipstream.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message ready for the wire, made once and shared by every session that gets it. Immutable. */
public final class Encoded {

    private static final int FINAL_TEXT = 0x81;

    private final String text;
    private final int bytes;
    private volatile byte @Nullable [] frame;

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

    /**
     * The one unmasked text frame (RFC 6455, 5.2) that a server sends for it, encoded at the first call. The buffer is the
     * caller's own, its content everybody's: read it only.
     */
    public ByteBuffer frame() {
        byte[] encoded = frame;
        if (encoded == null) {
            encoded = encode();
            frame = encoded;
        }
        return ByteBuffer.wrap(encoded);
    }

    private byte[] encode() {
        ByteBuffer encoded = ByteBuffer.allocate(bytes + 10);
        encoded.put((byte) FINAL_TEXT);
        if (bytes < 126) {
            encoded.put((byte) bytes);
        } else if (bytes < 65_536) {
            encoded.put((byte) 126).putShort((short) bytes);
        } else {
            encoded.put((byte) 127).putLong(bytes);
        }
        encoded.put(text.getBytes(StandardCharsets.UTF_8)).flip();
        byte[] exact = new byte[encoded.remaining()];
        encoded.get(exact);
        return exact;
    }

    @Override
    public String toString() {
        return text;
    }
}
