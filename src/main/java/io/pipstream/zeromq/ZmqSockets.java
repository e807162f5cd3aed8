package io.pipstream.zeromq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Poller;
import org.zeromq.ZMQ.Socket;
import org.zeromq.ZMQException;

/** The sockets of one loop, each with limits to all that it keeps and waits for. For the loop's thread only. */
public final class ZmqSockets implements AutoCloseable {

    /** Messages that wait on the way to or from one peer. */
    public static final int MOST_WAITING = 1_000;

    /** The largest frame that is taken; who sends a larger one is disconnected. */
    public static final int LARGEST_FRAME = 64 * 1024;

    private static final int MOST_SOCKETS = 64;
    private static final int MOST_AT_ONCE = 64;

    /** One connection in a hundred that JeroMQ 0.6.0 makes stops in its handshake (its pull request 1022): this ends it. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(2);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT_IS_MISSED = Duration.ofSeconds(30);
    private static final Duration RECONNECT = Duration.ofMillis(200);
    private static final Duration RECONNECT_AT_MOST = Duration.ofSeconds(10);
    private static final int KEEPALIVE_IDLE_SECONDS = 60;

    private final ZContext context;
    private final Wakeup wakeup;
    private final BooleanSupplier guarded;
    private final Poller poller;
    private final int wakeupIndex;
    private final Map<Socket, Integer> indices = new LinkedHashMap<>();
    private final Map<Socket, Arrivals> arrivals = new HashMap<>();

    /** @param guarded whether somebody can be asked about clients' keys */
    ZmqSockets(ZContext context, Wakeup wakeup, BooleanSupplier guarded) {
        this.context = context;
        this.guarded = guarded;
        this.wakeup = wakeup;
        this.poller = context.createPoller(MOST_SOCKETS + 1);
        this.wakeupIndex = poller.register(wakeup.channel(), Poller.POLLIN);
    }

    /**
     * A socket that is polled for messages until it is closed.
     *
     * @throws IllegalStateException if there are too many
     */
    public Socket open(SocketType type) {
        return open(type, LARGEST_FRAME);
    }

    /**
     * The same for larger frames.
     *
     * @throws IllegalStateException if there are too many
     */
    public Socket open(SocketType type, int largestFrame) {
        if (indices.size() >= MOST_SOCKETS) {
            throw new IllegalStateException("At most " + MOST_SOCKETS + " sockets in one loop");
        }
        Socket socket = context.createSocket(type);
        try {
            limit(socket);
            socket.setMaxMsgSize(largestFrame);
            Arrivals its = new Arrivals(largestFrame);
            socket.setMsgAllocator(its);
            arrivals.put(socket, its);
            indices.put(socket, poller.register(socket, Poller.POLLIN));
        } catch (RuntimeException failed) {
            socket.close();
            throw failed;
        }
        return socket;
    }

    /** @throws IllegalStateException if the address is taken or none of this machine's, or nobody can be asked about keys */
    public void bind(Socket socket, ZmqAddress address) {
        if (socket.getCurveServer() && !guarded.getAsBoolean()) {
            throw new IllegalStateException(address + " is not bound before somebody can be asked about clients' keys");
        }
        socket.setIPv6(address.isIpv6());
        try {
            socket.bind(address.toString());
        } catch (ZMQException failed) {
            String reason = failed.getErrorCode() == ZMQ.Error.EADDRINUSE.getCode() ? "it is taken" : failed.toString();
            throw new IllegalStateException(address + " cannot be bound: " + reason, failed);
        }
    }

    /** Goes on trying, with pauses that grow, until it succeeds. */
    public void connect(Socket socket, ZmqAddress address) {
        socket.setIPv6(address.isIpv6());
        socket.connect(address.toString());
    }

    /** What it has not sent is given up. */
    public void close(Socket socket) {
        arrivals.remove(socket);
        Integer index = indices.remove(socket);
        if (index != null) {
            poller.unregister(socket);
            indices.replaceAll((other, its) -> its > index ? its - 1 : its); // the poller's list has become shorter
            socket.close();
        }
    }

    private static void limit(Socket socket) {
        socket.setLinger(0);
        socket.setHWM(MOST_WAITING);
        socket.setHandshakeIvl(millis(HANDSHAKE));
        socket.setHeartbeatIvl(millis(HEARTBEAT));
        socket.setHeartbeatTimeout(millis(HEARTBEAT_IS_MISSED));
        socket.setReconnectIVL(millis(RECONNECT));
        socket.setReconnectIVLMax(millis(RECONNECT_AT_MOST));
        socket.setTCPKeepAlive(1);
        socket.setTCPKeepAliveIdle(KEEPALIVE_IDLE_SECONDS);
        socket.setIPv6(false);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** Waits for messages, a wake-up or that time, and hands on what came: of each socket a share, so that all have a turn. */
    void poll(Duration longest, BiConsumer<Socket, ZmqMessage> receiver) {
        if (poller.poll(longest.toMillis()) < 0) {
            throw new IllegalStateException("The sockets cannot be polled any more");
        }
        if (poller.pollin(wakeupIndex)) {
            wakeup.heard();
        }
        for (Socket socket : readable()) {
            receive(socket, receiver);
        }
        if (arrivals.values().stream().anyMatch(Arrivals::areTooMuch)) {
            throw new IllegalStateException("More than " + Arrivals.MOST + " bytes came that make no whole message,"
                    + " or cannot be read as fast as they come: all peers are disconnected");
        }
    }

    private List<Socket> readable() {
        List<Socket> readable = new ArrayList<>();
        indices.forEach((socket, index) -> {
            if (poller.pollin(index)) {
                readable.add(socket);
            }
        });
        return readable;
    }

    private void receive(Socket socket, BiConsumer<Socket, ZmqMessage> receiver) {
        for (int count = 0; count < MOST_AT_ONCE; count++) {
            Arrivals its = arrivals.get(socket); // none when the receiver has closed it
            Optional<ZmqMessage> message = its == null ? Optional.empty() : ZmqMessage.receive(socket, its);
            if (message.isEmpty()) {
                return;
            }
            receiver.accept(socket, message.get());
        }
    }

    ZContext context() {
        return context;
    }

    @Override
    public void close() {
        try {
            poller.close();
        } finally {
            List.copyOf(indices.keySet()).forEach(Socket::close);
            indices.clear();
        }
    }
}
