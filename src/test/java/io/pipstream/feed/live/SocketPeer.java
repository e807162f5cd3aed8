package io.pipstream.feed.live;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The source's end of a WebSocket. */
public final class SocketPeer {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final Visit visit;
    private final InputStream in;

    SocketPeer(Visit visit, InputStream in) {
        this.visit = visit;
        this.in = in;
    }

    public void text(String message) throws IOException {
        frame(TEXT, message.getBytes(StandardCharsets.UTF_8), true);
    }

    /** One message in several frames. */
    public void parts(String... parts) throws IOException {
        for (int index = 0; index < parts.length; index++) {
            frame(
                    index == 0 ? TEXT : CONTINUATION,
                    parts[index].getBytes(StandardCharsets.UTF_8),
                    index == parts.length - 1);
        }
    }

    public void binary(byte[] message) throws IOException {
        frame(BINARY, message, true);
    }

    public void ping() throws IOException {
        frame(PING, new byte[] {1}, true);
    }

    public void close(int code, String reason) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
        frame(CLOSE, payload.toByteArray(), true);
    }

    public void reset() throws IOException {
        visit.reset();
    }

    /** Any frame, whole or begun only. */
    public void frame(int opcode, byte[] payload, boolean last) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65_536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        visit.raw(frame.toByteArray());
    }

    /** Bytes that are no frame, or half of one. */
    public void raw(byte[] bytes) throws IOException {
        visit.raw(bytes);
    }

    /** The next text that the client sends; pongs are passed over. */
    public String awaitText() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode == TEXT) {
                return frame.payload;
            }
            if (frame.opcode == CLOSE) {
                throw new EOFException("closed");
            }
        }
    }

    /** Waits for the client's answer to a ping. */
    public void awaitPong() throws IOException {
        while (read().opcode != PONG) {
            // anything else is passed over
        }
    }

    public void pause(int millis) throws IOException {
        visit.pause(millis);
    }

    /** Says nothing more until the client goes. */
    public void stay() throws IOException {
        visit.stay();
    }

    private record Frame(int opcode, String payload) {}

    private Frame read() throws IOException {
        int opcode = next() & 0x0F;
        int length = next() & 0x7F;
        if (length == 126) {
            length = next() << 8 | next();
        } else if (length == 127) {
            throw new IOException("clients send no such messages");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int index = 0; index < payload.length; index++) {
            payload[index] ^= mask[index % 4];
        }
        return new Frame(opcode, new String(payload, StandardCharsets.UTF_8));
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
