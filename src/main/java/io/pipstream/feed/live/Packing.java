package io.pipstream.feed.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks a compressed body, and refuses one that grows beyond the limit. */
final class Packing {

    private Packing() {}

    /** @param encoding what the header {@code Content-Encoding} says; empty or {@code identity} for none */
    static byte[] unpack(byte[] body, String encoding, int limitBytes) throws LostException {
        try {
            return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
                case "", "identity" -> body;
                case "gzip", "x-gzip" -> whole(new GZIPInputStream(new ByteArrayInputStream(body)), limitBytes);
                case "deflate" -> whole(new InflaterInputStream(new ByteArrayInputStream(body)), limitBytes);
                default -> throw new LostException("the answer is packed in a way that was not asked for");
            };
        } catch (LostException refused) {
            throw refused;
        } catch (IOException broken) {
            throw new LostException("the answer cannot be unpacked");
        }
    }

    private static byte[] whole(InputStream unpacking, int limitBytes) throws IOException {
        try (unpacking) {
            byte[] all = unpacking.readNBytes(limitBytes + 1);
            if (all.length > limitBytes) {
                throw new LostException("the answer is longer than " + limitBytes + " bytes");
            }
            return all;
        }
    }
}
