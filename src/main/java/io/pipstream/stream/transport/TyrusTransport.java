package io.pipstream.stream.transport;

import static java.util.Objects.requireNonNull;

import io.pipstream.wire.Encoded;
import jakarta.websocket.CloseReason.CloseCodes;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Payara's Tyrus: whole frames that were encoded once for all sessions, handed to its queue past the standard calls, each
 * of which starts a timer and costs up to ten times the CPU. Its queue has no limit and its completions say nothing of the
 * client, so a send is completed once it is handed over. The connection is kept from the beginning, because a closed
 * session no longer leads to it.
 */
final class TyrusTransport implements Transport {

    private static final int FINAL_CLOSE = 0x88;
    private static final int LONGEST_REASON = 123;

    private final PortableTransport standard;
    private final Object webSocket;
    private final Method sendRawFrame;
    private final Method sendPing;
    private final SocketChannel channel;
    private final Object connection;
    private final Method terminate;
    private final AtomicReference<Object> state;
    private final Object connected;
    private final Object closing;

    private TyrusTransport(Session session, Object webSocket, Object connection) throws ReflectiveOperationException {
        this.standard = new PortableTransport(session);
        this.webSocket = webSocket;
        this.sendRawFrame = webSocket.getClass().getMethod("sendRawFrame", ByteBuffer.class);
        this.sendPing = webSocket.getClass().getMethod("sendPing", byte[].class);
        this.channel = (SocketChannel) Reflected.call(connection, "getChannel");
        this.connection = connection;
        this.terminate = connection.getClass().getMethod("terminateSilently");
        this.state = atomic(Reflected.field(webSocket, "state"));
        Class<?> states = requireNonNull(state.get(), "state").getClass();
        this.connected = Reflected.constant(states, "CONNECTED");
        this.closing = Reflected.constant(states, "CLOSING");
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
     * Says goodbye and leaves the connection to the client, or to {@link #abort}: Tyrus itself would drop its end of it at
     * once, and what the client has not read would stay in the kernel for minutes, out of everyone's reach. A server that
     * stops has no time for that.
     */
    @Override
    public void close(int code, String reason) {
        if (code == CloseCodes.GOING_AWAY.getCode()) {
            standard.close(code, reason);
        } else if (state.compareAndSet(connected, closing)) {
            var unused = handOver(sendRawFrame, closeFrame(code, reason));
        }
    }

    @Override
    public void abort() {
        state.compareAndSet(closing, connected); // or Tyrus would report no end of a session that has said goodbye
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            terminate.invoke(connection);
        } catch (ReflectiveOperationException | IOException | RuntimeException gone) {
            standard.abort();
        }
    }

    /** RFC 6455, 5.5.1. A reason has room for 123 bytes. */
    private static ByteBuffer closeFrame(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        if (words.length > LONGEST_REASON) {
            throw new IllegalArgumentException("A close reason of more than 123 bytes: " + reason);
        }
        return ByteBuffer.wrap(ByteBuffer.allocate(4 + words.length)
                .put((byte) FINAL_CLOSE)
                .put((byte) (2 + words.length))
                .putShort((short) code)
                .put(words)
                .array());
    }

    @SuppressWarnings("unchecked")
    private static AtomicReference<Object> atomic(Object field) {
        return (AtomicReference<Object>) field;
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
