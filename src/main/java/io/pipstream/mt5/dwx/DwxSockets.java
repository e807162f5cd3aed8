package io.pipstream.mt5.dwx;

import io.pipstream.zeromq.CurveServer;
import io.pipstream.zeromq.ZmqAddress;
import io.pipstream.zeromq.ZmqMessage;
import io.pipstream.zeromq.ZmqSockets;
import io.pipstream.zeromq.ZmqWork;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Socket;

/** The three sockets of the bridge: commands come in by one, replies go out by the second, prices by the third. */
final class DwxSockets implements ZmqWork {

    private static final Logger LOG = System.getLogger(DwxSockets.class.getName());

    /** The socket's own share of what a client has not taken; the rest waits where its length counts. */
    private static final int MOST_IN_SOCKET = 16;

    private final List<ZmqAddress> addresses;
    private final CurveServer curve;
    private final CommandQueue commands;
    private final ReplyQueue replies;
    private final PricePublisher prices;
    private final Questions questions;
    private final DwxMetrics metrics;
    private final AtomicReference<@Nullable DwxPorts> bound = new AtomicReference<>();
    private @Nullable Socket pull;
    private @Nullable Socket push;
    private @Nullable Socket pub;

    /** @param addresses of commands, replies and prices */
    DwxSockets(
            List<ZmqAddress> addresses,
            CurveServer curve,
            CommandQueue commands,
            ReplyQueue replies,
            PricePublisher prices,
            Questions questions,
            DwxMetrics metrics) {
        this.addresses = addresses;
        this.curve = curve;
        this.commands = commands;
        this.replies = replies;
        this.prices = prices;
        this.questions = questions;
        this.metrics = metrics;
    }

    @Override
    public void open(ZmqSockets sockets) {
        replies.clear();
        pull = open(sockets, SocketType.PULL, 0);
        push = open(sockets, SocketType.PUSH, 1);
        pub = open(sockets, SocketType.PUB, 2);
        DwxPorts ports = new DwxPorts(port(pull), port(push), port(pub));
        bound.set(ports);
        LOG.log(
                Level.INFO,
                "DWX clients: commands to {0}, replies from {1}, prices from {2}",
                pull.getLastEndpoint(),
                push.getLastEndpoint(),
                pub.getLastEndpoint());
    }

    private Socket open(ZmqSockets sockets, SocketType type, int index) {
        Socket socket = sockets.open(type);
        if (type == SocketType.PUSH) {
            socket.setSndHWM(MOST_IN_SOCKET);
        }
        curve.secure(socket);
        DwxPorts before = bound.get();
        ZmqAddress address = addresses.get(index);
        sockets.bind(socket, before == null ? address : new ZmqAddress(address.host(), before.get(index)));
        return socket;
    }

    private static int port(Socket socket) {
        String endpoint = socket.getLastEndpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /** Null until they are bound. */
    @Nullable
    DwxPorts ports() {
        return bound.get();
    }

    @Override
    public void received(Socket socket, ZmqMessage message) {
        if (curve.isOn() && !curve.admits(message.user())) {
            metrics.dropped();
            return;
        }
        commands.add(questions.of(
                message.frameCount() == 1 ? new String(message.frames().get(0), StandardCharsets.UTF_8) : ""));
    }

    @Override
    public void turn() {
        commands.turn(replies::add);
        replies.turn(reply -> sent(push, reply));
        prices.turn(message -> {
            if (sent(pub, message)) {
                metrics.published();
            }
        });
    }

    private static boolean sent(@Nullable Socket socket, String text) {
        return socket != null && socket.send(text.getBytes(StandardCharsets.UTF_8), ZMQ.DONTWAIT);
    }
}
