package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.stream.transport.Transport;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes sessions of sockets, and sees to it that a socket which is closed really goes. */
@ApplicationScoped
public class NewSessions {

    private static final Logger LOG = System.getLogger(NewSessions.class.getName());
    private static final int ABORT_AFTER_SECONDS = 2;

    private final PriceStreams streams;
    private final EventJournal journal;
    private final AnnouncedSignals signals;
    private final EventReading reading;
    private final StreamMetrics metrics;
    private final StreamLimits limits;
    private final ManagedScheduledExecutorService scheduler;
    private final Nonces nonces;
    private final NanoClock nanoClock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected NewSessions() {
        this.streams = null;
        this.journal = null;
        this.signals = null;
        this.reading = null;
        this.metrics = null;
        this.limits = null;
        this.scheduler = null;
        this.nonces = null;
        this.nanoClock = null;
    }

    @Inject
    public NewSessions(
            PriceStreams streams,
            EventJournal journal,
            AnnouncedSignals signals,
            EventReading reading,
            StreamMetrics metrics,
            Settings settings,
            ManagedScheduledExecutorService scheduler,
            Nonces nonces,
            NanoClock nanoClock) {
        this.streams = streams;
        this.journal = journal;
        this.signals = signals;
        this.reading = reading;
        this.metrics = metrics;
        this.limits = StreamLimits.of(settings);
        this.scheduler = scheduler;
        this.nonces = nonces;
        this.nanoClock = nanoClock;
    }

    /**
     * @param head where the events of the holder's account go on from; null if there are none to tell
     * @param signal the sequence after which signals go on
     */
    StreamSession of(
            Holder holder, Occupancy.Place place, Transport transport, @Nullable JournalHead head, long signal) {
        PriceSubscription prices =
                new PriceSubscription(streams.board(), holder.audience(), metrics, place::maySubscribeTo);
        SessionOutbox outbox =
                new SessionOutbox(transport, prices, limits.outbox(), nanoClock, nonces::next, new Observer(transport));
        AccountId account = holder.account();
        boolean trades = holder.audience() == Audience.TRADING;
        EventCursor events = trades && account != null && head != null
                ? new EventCursor(head.sequence(), new AccountEvents(account, journal), outbox, reading)
                : null;
        return new StreamSession(
                holder,
                place,
                outbox,
                events,
                trades ? new EventCursor(signal, signals, outbox, reading) : null,
                prices,
                new InboundLimit(limits.messagesPerSecond(), place::mayAsk, nanoClock),
                nanoClock);
    }

    /** Closes a socket that does not become a session. */
    void turnAway(Transport transport, StreamClose reason) {
        transport.close(reason.code(), reason.reason());
        new Observer(transport).closing(reason);
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
            if (reason == StreamClose.SERVER_STOPPING) {
                return;
            }
            try {
                var unused = scheduler.schedule(transport::abort, ABORT_AFTER_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException stopping) {
                LOG.log(Level.DEBUG, "The server stops: its end resets the connection", stopping);
            }
        }
    }
}
