package io.pipstream.stream;

import jakarta.websocket.server.ServerEndpoint;

/** Prices, signals and the account's trade events. */
@ServerEndpoint("/ws/trading/")
public class TradingEndpoint extends StreamEndpoint {

    public TradingEndpoint() {
        super(Audience.TRADING);
    }
}
