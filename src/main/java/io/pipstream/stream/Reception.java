package io.pipstream.stream;

import io.pipstream.access.Caller;
import io.pipstream.access.CallerPrincipal;
import io.pipstream.access.CredentialCheck;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.platform.Ids;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.stream.transport.Transport;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.Messages;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets new sockets in, as sessions of who opened them, or turns them away with the reason. */
@ApplicationScoped
public class Reception {

    private static final Logger LOG = System.getLogger(Reception.class.getName());

    private final Grants grants;
    private final CredentialCheck credentials;
    private final EventJournal journal;
    private final AnnouncedSignals signals;
    private final NewSessions sessions;
    private final SessionRegistry registry;
    private final PriceStreams streams;
    private final Occupancy occupancy;
    private final Ids ids;
    private final Clock clock;
    private volatile boolean stopping;

    /**
     * A socket that was opened.
     *
     * @param id the container's
     * @param principal who opened it, as far as anybody knows
     * @param accounts named by the client
     */
    record Arrival(String id, @Nullable Principal principal, List<String> accounts, Audience audience) {}

    /** A session, and what it hears first. */
    private record Guest(StreamSession session, Optional<Encoded> greeting) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Reception() {
        this.grants = null;
        this.credentials = null;
        this.journal = null;
        this.signals = null;
        this.sessions = null;
        this.registry = null;
        this.streams = null;
        this.occupancy = null;
        this.ids = null;
        this.clock = null;
    }

    @Inject
    public Reception(
            Grants grants,
            CredentialCheck credentials,
            EventJournal journal,
            AnnouncedSignals signals,
            NewSessions sessions,
            SessionRegistry registry,
            PriceStreams streams,
            Settings settings,
            Ids ids,
            Clock clock,
            NanoClock nanoClock) {
        this.grants = grants;
        this.credentials = credentials;
        this.journal = journal;
        this.signals = signals;
        this.sessions = sessions;
        this.registry = registry;
        this.streams = streams;
        this.occupancy = new Occupancy(StreamLimits.of(settings), nanoClock);
        this.ids = ids;
        this.clock = clock;
    }

    /** What is not known here yet about the caller's rights, it waits for. */
    void opened(Arrival arrival, Transport transport) {
        if (!(arrival.principal() instanceof CallerPrincipal admitted)) {
            sessions.turnAway(transport, StreamClose.UNAUTHENTICATED);
            return;
        }
        Caller caller = admitted.caller();
        if (!caller.may(Scope.READ)) {
            sessions.turnAway(transport, StreamClose.FORBIDDEN);
            return;
        }
        occupancy
                .enter(caller)
                .ifPresentOrElse(
                        place -> seat(arrival, caller, place, transport),
                        () -> sessions.turnAway(transport, StreamClose.TOO_MANY_CONNECTIONS));
    }

    /** Whether nothing is counted as open. */
    boolean isEmpty() {
        return occupancy.isEmpty();
    }

    private void seat(Arrival arrival, Caller caller, Occupancy.Place place, Transport transport) {
        StreamClose reason = StreamClose.FORBIDDEN;
        try {
            Optional<Guest> guest = guest(arrival, caller, place, transport);
            if (guest.isPresent()) {
                begin(arrival.id(), guest.get());
                return;
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The accounts of " + caller.name() + " are not known now", failed);
            reason = StreamClose.TRY_AGAIN_LATER;
        }
        place.leave();
        sessions.turnAway(transport, reason);
    }

    /** Empty if the account is not the caller's to read, whether or not there is one. */
    private Optional<Guest> guest(Arrival arrival, Caller caller, Occupancy.Place place, Transport transport) {
        boolean trades = arrival.audience() == Audience.TRADING;
        AccountId account = null;
        JournalHead head = null;
        if (!arrival.accounts().isEmpty() || trades) {
            account = account(arrival, caller).orElse(null);
            head = account == null ? null : journal.head(account).orElse(null);
            boolean hasNone = arrival.accounts().isEmpty() && account == null;
            if (head == null && !hasNone) {
                return Optional.empty();
            }
        }
        Instant now = clock.instant();
        long signal = signals.newest();
        StreamSession session = sessions.of(
                new Holder(ids.next(), arrival.audience(), caller, account, now), place, transport, head, signal);
        return Optional.of(
                new Guest(session, trades ? Optional.of(greeting(now, account, head, signal)) : Optional.empty()));
    }

    /** The one that the client names, if it may be read; else the user's usual one. */
    private Optional<AccountId> account(Arrival arrival, Caller caller) {
        if (arrival.accounts().isEmpty()) {
            return grants.usual(caller.user());
        }
        return named(arrival.accounts().get(0))
                .filter(account -> grants.right(caller.user(), account).isPresent());
    }

    private static Encoded greeting(Instant now, @Nullable AccountId account, @Nullable JournalHead head, long signal) {
        return account == null || head == null
                ? Messages.connection(now, signal)
                : Messages.connection(now, account, head.epoch(), head.sequence(), signal);
    }

    private static Optional<AccountId> named(String name) {
        try {
            return Optional.of(new AccountId(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /**
     * What ends from now on finds the session in the registry, and what ended before is noticed here, so that neither slips
     * through. The session is told nothing until then.
     */
    private void begin(String id, Guest guest) {
        StreamSession session = guest.session();
        registry.add(id, session);
        try {
            if (stopping) {
                session.close(StreamClose.SERVER_STOPPING);
            } else if (!isStillAdmitted(session)) {
                session.close(StreamClose.UNAUTHENTICATED);
            } else {
                guest.greeting().ifPresent(session::offer);
                follow(id, session);
                session.pricesDue();
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Whether " + session.caller().name() + " may connect is not known now", failed);
            session.close(StreamClose.TRY_AGAIN_LATER);
        }
    }

    private boolean isStillAdmitted(StreamSession session) {
        Caller caller = session.caller();
        AccountId account = session.account();
        return credentials.stillWorks(caller)
                && (account == null || grants.right(caller.user(), account).isPresent());
    }

    /** What its account did since it was greeted, and what was announced, is not missed; a socket that has gone meanwhile leaves nothing behind. */
    private void follow(String id, StreamSession session) {
        registry.tell(session);
        streams.add(session);
        AccountId account = session.account();
        if (account != null) {
            journal.head(account).ifPresent(head -> session.journalGoesTo(head.sequence()));
        }
        session.signalsGoTo(signals.newest());
        if (registry.find(id) == null) {
            registry.leaveAlone(session);
            streams.remove(session);
        }
    }

    /** While the sockets still work: says goodbye to all. */
    void stop(@Observes @Priority(Shutdown.SESSIONS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stopping = true;
        registry.all().forEach(session -> session.close(StreamClose.SERVER_STOPPING));
    }
}
