package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.stream.transport.Transport;
import io.pipstream.stream.transport.Transports;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import io.pipstream.wire.Messages;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From a container's socket to a session of ours, and back when it ends. The endpoints only delegate here. */
@ApplicationScoped
public class Sockets {

    /** In bytes of UTF-8; longer ones close the socket with 1009. */
    static final int LONGEST_MESSAGE = 65_536;

    private static final Logger LOG = System.getLogger(Sockets.class.getName());
    private static final int ABORT_AFTER_SECONDS = 2;
    private static final JournalHead NO_JOURNAL = new JournalHead("", 0);

    private final SessionRegistry registry;
    private final EventJournal journal;
    private final EventReading reading;
    private final PriceStreams streams;
    private final Conversation conversation;
    private final StreamMetrics metrics;
    private final StreamLimits limits;
    private final ManagedScheduledExecutorService scheduler;
    private final Nonces nonces;
    private final Clock clock;
    private final NanoClock nanoClock;
    private volatile boolean stopping;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Sockets() {
        this.registry = null;
        this.journal = null;
        this.reading = null;
        this.streams = null;
        this.conversation = null;
        this.metrics = null;
        this.limits = null;
        this.scheduler = null;
        this.nonces = null;
        this.clock = null;
        this.nanoClock = null;
    }

    @Inject
    public Sockets(
            SessionRegistry registry,
            EventJournal journal,
            EventReading reading,
            PriceStreams streams,
            Conversation conversation,
            StreamMetrics metrics,
            Settings settings,
            ManagedScheduledExecutorService scheduler,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this.registry = registry;
        this.journal = journal;
        this.reading = reading;
        this.streams = streams;
        this.conversation = conversation;
        this.metrics = metrics;
        this.limits = StreamLimits.of(settings);
        this.scheduler = scheduler;
        this.nonces = nonces;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    /** Greets a new socket, or turns it away when there are too many. */
    void opened(Session socket, Audience audience) {
        Transport transport = Transports.of(socket);
        AccountId account = account(socket);
        JournalHead head = account == null ? null : journal.head(account).orElse(null);
        if (account == null || head == null) {
            session(transport, Audience.PRICES, AccountId.DEMO, NO_JOURNAL).close(StreamClose.FORBIDDEN);
            return;
        }
        StreamSession session = session(transport, audience, account, head);
        if (stopping) {
            session.close(StreamClose.SERVER_STOPPING);
            return;
        }
        if (!registry.add(socket.getId(), session, limits.maxSessions())) {
            session.close(StreamClose.TOO_MANY_CONNECTIONS);
            return;
        }
        if (audience == Audience.TRADING) {
            session.offer(Messages.connection(clock.instant(), account, head.epoch(), head.sequence()));
        }
        streams.add(session);
        session.pricesDue();
    }

    /** The one that the client names, or else the one there always is; null for what is no name. */
    private static @Nullable AccountId account(Session socket) {
        List<String> named = socket.getRequestParameterMap().getOrDefault("account", List.of());
        try {
            return named.isEmpty() ? AccountId.DEMO : new AccountId(named.get(0));
        } catch (IllegalArgumentException noName) {
            return null;
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
            session.discard();
        }
    }

    /** While the sockets still work: says goodbye to all. */
    void stop(@Observes @Priority(Shutdown.SESSIONS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stopping = true;
        registry.all().forEach(session -> session.close(StreamClose.SERVER_STOPPING));
    }

    private StreamSession session(Transport transport, Audience audience, AccountId account, JournalHead head) {
        PriceSubscription prices = new PriceSubscription(streams.board(), audience, metrics);
        SessionOutbox outbox =
                new SessionOutbox(transport, prices, limits.outbox(), nanoClock, nonces::next, new Observer(transport));
        EventCursor events = audience == Audience.TRADING
                ? new EventCursor(account, head.sequence(), journal, outbox, reading)
                : null;
        return new StreamSession(
                audience,
                account,
                outbox,
                events,
                prices,
                new InboundText(LONGEST_MESSAGE),
                new InboundLimit(limits.messagesPerSecond(), nanoClock),
                nanoClock);
    }

    private final class Observer implements SessionOutbox.Observer {

        private final Transport transport;

        Observer(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void sent(int messages, long bytes) {
            metrics.sent(messages, bytes);
        }

        @Override
        public void waitsForWindow() {
            metrics.waitsForWindow();
        }

        /** A peer that does not read would keep a politely closed connection, and its data, for minutes. */
        @Override
        public void closing(StreamClose reason) {
            metrics.closed(reason);
            if (reason != StreamClose.SERVER_STOPPING) {
                var unused = scheduler.schedule(transport::abort, ABORT_AFTER_SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}
