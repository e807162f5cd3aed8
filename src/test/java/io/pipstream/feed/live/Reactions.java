package io.pipstream.feed.live;

import io.pipstream.feed.live.SourceServer.Reaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a source does, well or badly. */
public final class Reactions {

    private Reactions() {}

    /** What is said on a WebSocket. When it returns, the connection ends. */
    @FunctionalInterface
    public interface Talk {

        void with(SocketPeer peer) throws IOException;
    }

    public static Reaction json(String body) {
        return visit -> visit.respond(200, body, "Content-Type: application/json");
    }

    /** Headers are written as {@code Name: value}. */
    public static Reaction status(int status, String body, String... headers) {
        return visit -> visit.respond(status, body, headers);
    }

    public static Reaction redirect(String to) {
        return status(302, "", "Location: " + to);
    }

    public static Reaction gzip(String body) {
        return packed(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A small answer that becomes a large one. */
    public static Reaction gzipBomb(int bytes) {
        return packed(new byte[bytes]);
    }

    private static Reaction packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return visit -> visit.respond(200, packed.toByteArray(), "Content-Encoding: gzip");
    }

    /** Accepts and never answers: half of a connection. */
    public static Reaction silence() {
        return Visit::stay;
    }

    public static Reaction reset() {
        return Visit::reset;
    }

    /** An answer that comes byte by byte, and never comes to its end in time. */
    public static Reaction drip(String body) {
        return visit -> {
            visit.head(200);
            visit.raw("Content-Length: 1000000\r\n\r\n");
            for (int index = 0; index < body.length(); index++) {
                visit.raw(body.substring(index, index + 1));
                visit.pause(20);
            }
            visit.stay();
        };
    }

    /** An answer that goes on for ever: these lines, then nothing more. */
    public static Reaction lines(String... lines) {
        return visit -> {
            visit.beginStream();
            for (String line : lines) {
                visit.chunk(line + "\n");
            }
            visit.stay();
        };
    }

    public static Reaction socket(Talk talk) {
        return visit -> {
            talk.with(visit.upgrade());
            visit.hangUp();
        };
    }

    /** A WebSocket that opens, says these messages, and then nothing more. */
    public static Reaction socket(String... messages) {
        return socket(peer -> {
            for (String message : messages) {
                peer.text(message);
            }
            peer.stay();
        });
    }
}
