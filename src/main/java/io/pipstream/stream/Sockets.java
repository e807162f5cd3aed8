package io.pipstream.stream;

import io.pipstream.stream.Reception.Arrival;
import io.pipstream.stream.transport.Transports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;

/** From a container's socket to a session of ours, and back when it ends. The endpoints only delegate here. */
@ApplicationScoped
public class Sockets {

    /** In bytes of UTF-8; longer ones close the socket with 1009. */
    static final int LONGEST_MESSAGE = 65_536;

    private static final Logger LOG = System.getLogger(Sockets.class.getName());

    private final Reception reception;
    private final SessionRegistry registry;
    private final PriceStreams streams;
    private final Conversation conversation;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Sockets() {
        this.reception = null;
        this.registry = null;
        this.streams = null;
        this.conversation = null;
    }

    @Inject
    public Sockets(Reception reception, SessionRegistry registry, PriceStreams streams, Conversation conversation) {
        this.reception = reception;
        this.registry = registry;
        this.streams = streams;
        this.conversation = conversation;
    }

    /** Greets a new socket, or turns it away. One that ended meanwhile may not be reported as ended any more. */
    void opened(Session socket, Audience audience) {
        List<String> accounts = socket.getRequestParameterMap().getOrDefault("account", List.of());
        Arrival arrival = new Arrival(socket.getId(), socket.getUserPrincipal(), accounts, audience);
        reception.opened(arrival, Transports.of(socket));
        if (!socket.isOpen()) {
            closed(socket);
        }
    }

    void received(Session socket, String part, boolean last) {
        StreamSession session = registry.find(socket.getId());
        if (session == null) {
            return;
        }
        if (session.inbound().isTooLongWith(part)) {
            session.close(StreamClose.MESSAGE_TOO_BIG);
            return;
        }
        String text = session.inbound().add(part, last);
        if (text != null) {
            conversation.received(session, text);
        }
    }

    void receivedBinary(Session socket, boolean last) {
        StreamSession session = registry.find(socket.getId());
        if (session != null && last) {
            conversation.receivedBinary(session);
        }
    }

    void confirmed(Session socket, ByteBuffer pong) {
        StreamSession session = registry.find(socket.getId());
        if (session != null) {
            session.confirmed(pong);
        }
    }

    /** A socket that broke; the container reports its end as well. */
    void failed(Session socket, Throwable cause) {
        LOG.log(Level.DEBUG, () -> "Socket " + socket.getId() + " failed", cause);
    }

    /** Every piece of work done for the socket ends here. */
    void closed(Session socket) {
        StreamSession session = registry.remove(socket.getId());
        if (session != null) {
            streams.remove(session);
            session.end();
        }
    }
}
