package io.pipstream.stream.transport;

import io.pipstream.wire.Encoded;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Payara's Tyrus: whole frames that were encoded once for all sessions, handed to its queue past the standard calls, each
 * of which starts a timer and costs up to ten times the CPU. Its queue has no limit and its completions say nothing of the
 * client, so a send is completed once it is handed over. The connection is kept from the beginning, because a closed
 * session no longer leads to it.
 */
final class TyrusTransport implements Transport {

    private final PortableTransport standard;
    private final Object webSocket;
    private final Method sendRawFrame;
    private final Method sendPing;
    private final SocketChannel channel;
    private final Object connection;
    private final Method terminate;

    private TyrusTransport(Session session, Object webSocket, Object connection) throws ReflectiveOperationException {
        this.standard = new PortableTransport(session);
        this.webSocket = webSocket;
        this.sendRawFrame = webSocket.getClass().getMethod("sendRawFrame", ByteBuffer.class);
        this.sendPing = webSocket.getClass().getMethod("sendPing", byte[].class);
        this.channel = (SocketChannel) Reflected.call(connection, "getChannel");
        this.connection = connection;
        this.terminate = connection.getClass().getMethod("terminateSilently");
    }

    static Transport of(Session session) throws ReflectiveOperationException {
        if (!session.getNegotiatedExtensions().isEmpty()) {
            return new PortableTransport(session); // an extension changes frames, and would not see ours
        }
        Object webSocket = Reflected.field(session.getAsyncRemote(), "webSocket");
        Object writer = Reflected.field(Reflected.field(webSocket, "protocolHandler"), "writer");
        Object upgraded = Reflected.call(Reflected.field(writer, "tyrusHttpUpgradeHandler"), "getWebConnection");
        Object request = Reflected.call(Reflected.field(upgraded, "request"), "getCoyoteRequest");
        return new TyrusTransport(session, webSocket, Reflected.call(request, "getConnection"));
    }

    @Override
    public int maxInFlight() {
        return 1;
    }

    @Override
    public void send(Encoded message, Completion done) {
        done.completed(handOver(sendRawFrame, message.frame()));
    }

    @Override
    public void ping(ByteBuffer payload) throws IOException {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        Throwable failure = handOver(sendPing, bytes);
        if (failure != null) {
            throw new IOException("The ping was not sent", failure);
        }
    }

    /**
     * Only the frame. Tyrus would close the connection behind it, and the kernel would go on offering a client that does
     * not read what it has, out of reach of {@link #abort}. A client that reads answers the frame, and Tyrus ends the rest.
     */
    @Override
    public void close(int code, String reason) {
        if (handOver(sendRawFrame, closeFrame(code, reason)) != null) {
            standard.close(code, reason);
        }
    }

    /** A close frame as RFC 6455 §5.5.1 has it; the reason has at most 123 bytes. */
    private static ByteBuffer closeFrame(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + text.length)
                .put((byte) 0x88)
                .put((byte) (2 + text.length))
                .putShort((short) code)
                .put(text)
                .flip();
    }

    @Override
    public void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            terminate.invoke(connection);
        } catch (ReflectiveOperationException | IOException | RuntimeException gone) {
            standard.abort();
        }
    }

    private @Nullable Throwable handOver(Method send, Object what) {
        try {
            Future<?> sent = (Future<?>) send.invoke(webSocket, what);
            if (sent.isDone()) {
                sent.get();
            }
            return null;
        } catch (InvocationTargetException | ExecutionException failed) {
            return failed.getCause();
        } catch (IllegalAccessException unlikeMeasured) {
            return unlikeMeasured;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        }
    }
}
