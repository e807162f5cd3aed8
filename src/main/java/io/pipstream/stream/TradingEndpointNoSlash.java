package io.pipstream.stream;

import jakarta.websocket.server.ServerEndpoint;

/** The same without the trailing slash: to Payara that is another address, to WildFly it is not. */
@ServerEndpoint("/ws/trading")
public class TradingEndpointNoSlash extends TradingEndpoint {}
