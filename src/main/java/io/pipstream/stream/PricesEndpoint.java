package io.pipstream.stream;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** Prices only. Holds no state and no rule. */
@ServerEndpoint("/ws/prices/")
public class PricesEndpoint {

    @Inject
    private Sockets sockets;

    @OnOpen
    public void opened(Session socket) {
        sockets.opened(socket, Audience.PRICES);
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
