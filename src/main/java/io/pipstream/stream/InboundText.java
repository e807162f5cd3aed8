package io.pipstream.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Puts a message's parts together and notices one that is too long, before it is held in full: WildFly heeds neither the
 * annotation's limit nor the session's. Confined to the one thread that a container reads a socket with.
 */
final class InboundText {

    private final int longestBytes;
    private final StringBuilder parts = new StringBuilder();
    private int bytes;

    InboundText(int longestBytes) {
        this.longestBytes = longestBytes;
    }

    /** The part was one too many: what is kept is given up. */
    boolean isTooLongWith(String part) {
        bytes += part.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > longestBytes) {
            parts.setLength(0);
        }
        return bytes > longestBytes;
    }

    /** The whole message if this part is its last, else null. */
    @Nullable
    String add(String part, boolean last) {
        if (!last) {
            parts.append(part);
            return null;
        }
        String whole = parts.isEmpty() ? part : parts.append(part).toString();
        parts.setLength(0);
        parts.trimToSize();
        bytes = 0;
        return whole;
    }
}
