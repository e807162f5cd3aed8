package io.pipstream.access;

/** The cookie that holds a browser's session. Its prefix over TLS keeps other hosts of the same domain from setting it. */
public final class SessionCookie {

    private static final String NAME = "pipstream_session";

    private SessionCookie() {}

    /** Its name for a client that came over TLS, or not. */
    public static String name(boolean byTls) {
        return byTls ? "__Host-" + NAME : NAME;
    }
}
