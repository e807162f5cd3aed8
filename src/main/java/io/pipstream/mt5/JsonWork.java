package io.pipstream.mt5;

import io.pipstream.mt5.InFlight.Entry;
import io.pipstream.mt5.JsonCommands.Action;
import io.pipstream.mt5.TerminalAdmission.Peer;
import io.pipstream.platform.NanoClock;
import io.pipstream.zeromq.CurveServer;
import io.pipstream.zeromq.ZmqAddress;
import io.pipstream.zeromq.ZmqMessage;
import io.pipstream.zeromq.ZmqSockets;
import io.pipstream.zeromq.ZmqWork;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Socket;
import org.zeromq.ZMQException;

/**
 * Takes commands off a ROUTER socket and puts answers on it. What a command does, it does elsewhere: the loop's thread waits
 * for nobody.
 */
final class JsonWork implements ZmqWork {

    /** Answers that wait for a peer to read them; what does not fit is given up. */
    private static final int MOST_UNREAD = 64;

    private static final Logger LOG = System.getLogger(JsonWork.class.getName());

    private final ZmqAddress address;
    private final CurveServer curve;
    private final JsonDesk desk;
    private final NanoClock clock;
    private final CommandMetrics metrics;
    private final InFlight inFlight;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>(); // not longer than what is in flight
    private @Nullable Socket socket;
    private volatile Runnable waker = () -> {};
    private volatile String endpoint = "";

    private record Done(Entry entry, JsonAnswer answer) {}

    JsonWork(
            ZmqAddress address,
            CurveServer curve,
            JsonDesk desk,
            Duration deadline,
            NanoClock clock,
            CommandMetrics metrics) {
        this.address = address;
        this.curve = curve;
        this.desk = desk;
        this.clock = clock;
        this.metrics = metrics;
        this.inFlight = new InFlight(deadline);
    }

    /** How the loop is told that an answer is there. */
    void wakeBy(Runnable how) {
        waker = how;
    }

    /** Where it is bound; empty while it is not. */
    String endpoint() {
        return endpoint;
    }

    @Override
    public void open(ZmqSockets sockets) {
        Socket router = sockets.open(SocketType.ROUTER);
        router.setRouterMandatory(true); // whom an answer does not reach is counted
        router.setSndHWM(MOST_UNREAD);
        curve.secure(router);
        sockets.bind(router, address);
        socket = router;
        endpoint = router.getLastEndpoint();
        LOG.log(Level.INFO, "MetaTrader''s JSON commands are taken at {0}", endpoint);
    }

    @Override
    public void received(Socket from, ZmqMessage message) {
        Envelope envelope = Envelope.of(message);
        long now = clock.nanos();
        JsonRequest request = JsonRequest.NONE;
        String action = "unknown";
        try {
            request = JsonRequest.parse(envelope.text());
            Action asked = Action.of(request.fields());
            action = asked.code();
            begin(new Entry(envelope, request, action, now), asked, new Peer(curve, message.user(), message.address()));
        } catch (TerminalException refused) {
            answer(envelope, action, now, JsonAnswer.failure(request.id(), refused));
        }
    }

    private void begin(Entry entry, Action action, Peer peer) {
        String lack = inFlight.lack(entry.envelope());
        if (lack != null) {
            throw new TerminalException("busy", lack + ": nothing was done, repeat it later.");
        }
        inFlight.begin(entry);
        try {
            desk.execute(
                    () -> {
                        if (!entry.isLate()) {
                            return desk.answer(action, entry.request(), peer);
                        }
                        return JsonAnswer.failure(entry.request().id(), timeout());
                    },
                    answer -> {
                        done.add(new Done(entry, answer));
                        waker.run();
                    });
        } catch (RejectedExecutionException stopping) {
            inFlight.end(entry);
            throw new TerminalException("busy", "The server has too much to do: nothing was done, repeat it later.");
        } finally {
            metrics.inFlight(inFlight.count());
        }
    }

    @Override
    public void turn() {
        for (Done next = done.poll(); next != null; next = done.poll()) {
            if (inFlight.end(next.entry())) {
                answer(next.entry(), next.answer());
            }
        }
        for (Entry late : inFlight.late(clock.nanos())) {
            answer(late, JsonAnswer.failure(late.request().id(), timeout()));
        }
        metrics.inFlight(inFlight.count());
    }

    private static TerminalException timeout() {
        return new TerminalException(
                "timeout",
                "It took too long, and may be done all the same: with an id, repeat it with the same, and it is done once.");
    }

    private void answer(Entry entry, JsonAnswer answer) {
        answer(entry.envelope(), entry.action(), entry.beganNanos(), answer);
    }

    private void answer(Envelope envelope, String action, long beganNanos, JsonAnswer answer) {
        metrics.answered(action, answer.outcome(), Duration.ofNanos(Math.max(0, clock.nanos() - beganNanos)));
        if (socket == null || !send(socket, envelope.route(), answer.text().getBytes(StandardCharsets.UTF_8))) {
            metrics.dropped();
        }
    }

    private static boolean send(Socket socket, List<byte[]> route, byte[] text) {
        try {
            for (byte[] frame : route) {
                if (!socket.send(frame, ZMQ.DONTWAIT | ZMQ.SNDMORE)) {
                    return false;
                }
            }
            return socket.send(text, ZMQ.DONTWAIT);
        } catch (ZMQException unreachable) {
            if (unreachable.getErrorCode() == ZMQ.Error.EHOSTUNREACH.getCode()) {
                return false;
            }
            throw unreachable;
        }
    }
}
