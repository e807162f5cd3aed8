package io.pipstream.stream.transport;

import io.pipstream.wire.Encoded;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Any server, by the standard API alone: one asynchronous send at a time, and no end harder than the polite one. */
final class PortableTransport implements Transport {

    private final Session session;

    PortableTransport(Session session) {
        this.session = session;
    }

    @Override
    public int maxInFlight() {
        return 1;
    }

    @Override
    public void send(Encoded message, Completion done) {
        try {
            session.getAsyncRemote().sendText(message.text(), result -> done.completed(result.getException()));
        } catch (RuntimeException closed) {
            done.completed(closed);
        }
    }

    @Override
    public void ping(ByteBuffer payload) throws IOException {
        try {
            session.getAsyncRemote().sendPing(payload);
        } catch (IllegalStateException closed) {
            throw new IOException("The session is closed", closed);
        }
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | RuntimeException gone) {
            // it is closed, which is all that was asked
        }
    }

    @Override
    public void abort() {
        close(1011, "aborted");
    }
}
