package io.pipstream.stream;

import jakarta.websocket.server.ServerEndpoint;

/** Prices only. */
@ServerEndpoint("/ws/prices/")
public class PricesEndpoint extends StreamEndpoint {

    public PricesEndpoint() {
        super(Audience.PRICES);
    }
}
