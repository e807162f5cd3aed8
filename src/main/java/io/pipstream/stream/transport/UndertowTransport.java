package io.pipstream.stream.transport;

import io.pipstream.wire.Encoded;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/**
 * WildFly's Undertow: four asynchronous sends at a time, because it writes what has gathered in one go. A connection is
 * reset by closing its channel with {@code CLOSE_ABORT}, without which the kernel goes on offering a client that does not
 * read what it has. Undertow's classes are found through the session's own class loader, so the WAR depends on no module
 * of the server.
 */
final class UndertowTransport implements Transport {

    private static final int IN_FLIGHT = 4;

    private final PortableTransport standard;
    private final Closeable channel;
    private final Method setOption;
    private final Object closeAbort;

    private UndertowTransport(Session session, Closeable channel, Method setOption, Object closeAbort) {
        this.standard = new PortableTransport(session);
        this.channel = channel;
        this.setOption = setOption;
        this.closeAbort = closeAbort;
    }

    static UndertowTransport of(Session session) throws ReflectiveOperationException {
        ClassLoader server = session.getClass().getClassLoader();
        Object channel = Reflected.call(session, "getWebSocketChannel");
        Class<?> option = Class.forName("org.xnio.Option", true, server);
        return new UndertowTransport(
                session,
                (Closeable) channel,
                Class.forName("org.xnio.channels.Configurable", true, server)
                        .getMethod("setOption", option, Object.class),
                Class.forName("org.xnio.Options", true, server)
                        .getField("CLOSE_ABORT")
                        .get(null));
    }

    @Override
    public int maxInFlight() {
        return IN_FLIGHT;
    }

    @Override
    public void send(Encoded message, Completion done) {
        standard.send(message, done);
    }

    @Override
    public void ping(ByteBuffer payload) throws IOException {
        standard.ping(payload);
    }

    @Override
    public void close(int code, String reason) {
        standard.close(code, reason);
    }

    @Override
    public void abort() {
        try {
            setOption.invoke(channel, closeAbort, true);
            channel.close();
        } catch (ReflectiveOperationException | IOException | RuntimeException gone) {
            standard.abort();
        }
    }
}
