package io.pipstream.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Tells a request that opens a WebSocket. */
final class Handshake {

    private Handshake() {}

    /** RFC 6455 §4.2.1: the header's list has that token, in whatever letters. */
    static boolean is(HttpServletRequest request) {
        String upgrade = request.getHeader("Upgrade");
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }
}
