package io.pipstream.zeromq;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Socket;

/**
 * Asked by every server with a key about every client that comes (RFC 27, ZAP): admits those whose key is known. ZeroMQ lets
 * in everybody while nobody can be asked, so a server with a key is bound only in a context where the door answers, and
 * has left that before the door closes. Thread-safe.
 */
@ApplicationScoped
public class CurveDoor {

    private static final String ADDRESS = "inproc://zeromq.zap.01";
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(5);
    private static final String VERSION = "1.0";
    private static final int PARTS = 7;

    private final ZmqContext context;
    private final Map<String, CurveServer> servers = new ConcurrentHashMap<>();
    private @Nullable ZmqLoop loop;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CurveDoor() {
        this.context = null;
    }

    @Inject
    public CurveDoor(ZmqContext context) {
        this.context = context;
    }

    /** From now on answers for that server, which must not be bound before; does nothing for one without keys. */
    public synchronized void guard(CurveServer server) {
        if (!server.isOn()) {
            return;
        }
        servers.put(server.domain(), server);
        if (loop == null) {
            loop = context.start("curve", new Asked());
            loop.awaitOpen(LONGEST_OPENING);
        }
    }

    private final class Asked implements ZmqWork {

        @Override
        public void open(ZmqSockets sockets) {
            sockets.open(SocketType.REP).bind(ADDRESS);
            context.guard(sockets.context());
        }

        @Override
        public void closing(ZmqSockets sockets) {
            context.unguard(sockets.context());
        }

        @Override
        public void received(Socket socket, ZmqMessage message) {
            String requestId =
                    message.frames().size() > 1 ? text(message.frames().get(1)) : "";
            String client = client(message.frames());
            socket.sendMore(VERSION);
            socket.sendMore(requestId);
            socket.sendMore(client.isEmpty() ? "400" : "200");
            socket.sendMore(client.isEmpty() ? "No such client" : "OK");
            socket.sendMore(client);
            socket.send("");
        }
    }

    /** The public key of a client to be admitted, in Z85; else empty. */
    private String client(List<byte[]> request) {
        if (request.size() != PARTS
                || !text(request.get(0)).equals(VERSION)
                || !text(request.get(5)).equals("CURVE")
                || request.get(6).length != Curve.KEY_SIZE) {
            return "";
        }
        CurveServer server = servers.get(text(request.get(2)));
        String client = Curve.z85Encode(request.get(6));
        return server != null && server.admits(client) ? client : "";
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
