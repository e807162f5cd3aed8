package io.pipstream.stream.transport;

import io.pipstream.wire.Encoded;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Any server, by the standard API alone: one asynchronous send at a time. */
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
        session.getAsyncRemote().sendText(message.text(), result -> done.completed(result.getException()));
    }

    @Override
    public void ping(ByteBuffer payload) throws IOException {
        session.getAsyncRemote().sendPing(payload);
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException gone) {
            // it is closed, which is all that was asked
        }
    }

    @Override
    public void abort() {
        close(1011, "aborted");
    }
}
