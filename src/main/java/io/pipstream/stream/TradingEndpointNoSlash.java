package io.pipstream.stream;

import jakarta.websocket.server.ServerEndpoint;

/** The same without the trailing slash: not every server takes one address for the other. */
@ServerEndpoint("/ws/trading")
public class TradingEndpointNoSlash extends TradingEndpoint {}
