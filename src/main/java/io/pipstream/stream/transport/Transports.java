package io.pipstream.stream.transport;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds the transport for the server that a session comes from. */
public final class Transports {

    private static final Logger LOG = System.getLogger(Transports.class.getName());
    private static final String TYRUS = "org.glassfish.tyrus.";
    private static final String UNDERTOW = "io.undertow.websockets.";

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Transports() {}

    /** The server's own if this version of it has what we reach for; the standard API's otherwise, which always works. */
    public static Transport of(Session session) {
        String server = session.getClass().getName();
        try {
            if (server.startsWith(TYRUS)) {
                return TyrusTransport.of(session);
            }
            if (server.startsWith(UNDERTOW)) {
                return UndertowTransport.of(session);
            }
            warnOnce("No transport is made for " + server + ": a stalled client keeps its connection longer", null);
        } catch (ReflectiveOperationException | RuntimeException unlikeMeasured) {
            warnOnce(
                    "This version of " + server + " is not as expected: sends cost more, stalled clients stay longer",
                    unlikeMeasured);
        }
        return new PortableTransport(session);
    }

    private static void warnOnce(String message, @Nullable Throwable cause) {
        if (WARNED.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, message, cause);
        }
    }
}
