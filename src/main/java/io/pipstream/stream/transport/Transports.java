package io.pipstream.stream.transport;

import jakarta.websocket.Session;

public final class Transports {
    private Transports() {}

    public static Transport of(Session session) {
        return new PortableTransport(session);
    }
}
