package io.pipstream.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** Tells a request that opens a WebSocket. */
final class Handshake {

    private Handshake() {}

    /**
     * RFC 6455 §4.2.1: one of the headers' lists has that token, in whatever letters. Wherever the request goes, because the
     * server may understand a path that we would not.
     */
    static boolean is(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Upgrade")).stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Whether it can only open a socket: a resource would be asked by a GET that says so, too. */
    static boolean takesTicket(HttpServletRequest request) {
        return is(request)
                && request.getMethod().equals("GET")
                && RequestPath.of(request).startsWith("/ws/");
    }
}
