package io.pipstream.stream;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/** What both endpoints do: hand everything to {@link Sockets}. Holds no state of a session and no rule. */
public abstract class StreamEndpoint {

    private final Audience audience;

    @Inject
    private Sockets sockets;

    @SuppressWarnings("NullAway") // the container injects after construction
    protected StreamEndpoint(Audience audience) {
        this.audience = audience;
    }

    @OnOpen
    public void opened(Session socket) {
        sockets.opened(socket, audience);
    }

    @OnMessage(maxMessageSize = Sockets.LONGEST_MESSAGE)
    public void received(Session socket, String part, boolean last) {
        sockets.received(socket, part, last);
    }

    @OnMessage(maxMessageSize = Sockets.LONGEST_MESSAGE)
    public void receivedBinary(Session socket, ByteBuffer part, boolean last) {
        sockets.receivedBinary(socket, last);
    }

    @OnMessage
    public void confirmed(Session socket, PongMessage pong) {
        sockets.confirmed(socket, pong.getApplicationData());
    }

    @OnError
    public void failed(Session socket, Throwable cause) {
        sockets.failed(socket, cause);
    }

    @OnClose
    public void closed(Session socket) {
        sockets.closed(socket);
    }
}
