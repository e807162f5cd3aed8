package io.pipstream.stream;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.trading.EventJournal;
import io.pipstream.trading.JournalHead;
import io.pipstream.wire.ClientMessage;
import io.pipstream.wire.ClientMessage.EventsAfter;
import io.pipstream.wire.ClientMessage.Fault;
import io.pipstream.wire.ClientMessage.Ping;
import io.pipstream.wire.ClientMessage.Resume;
import io.pipstream.wire.ClientMessage.Subscribe;
import io.pipstream.wire.ClientMessage.Unsubscribe;
import io.pipstream.wire.ClientMessageReader;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.ErrorCode;
import io.pipstream.wire.Messages;
import io.pipstream.wire.RefusedMessageException;
import io.pipstream.wire.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what clients ask. A request that cannot be understood is answered with an error; the socket stays open. */
@ApplicationScoped
public class Conversation {

    private final Instruments instruments;
    private final EventJournal journal;
    private final Faults faults;
    private final StreamMetrics metrics;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Conversation() {
        this.instruments = null;
        this.journal = null;
        this.faults = null;
        this.metrics = null;
        this.clock = null;
    }

    @Inject
    public Conversation(
            Instruments instruments, EventJournal journal, Faults faults, StreamMetrics metrics, Clock clock) {
        this.instruments = instruments;
        this.journal = journal;
        this.faults = faults;
        this.metrics = metrics;
        this.clock = clock;
    }

    void received(StreamSession session, String text) {
        switch (session.limit().ask()) {
            case CLOSE -> session.close(StreamClose.TOO_MANY_MESSAGES);
            case REFUSE -> refuse(session, ErrorCode.RATE_LIMITED, "Too many messages", null, List.of());
            case ADMIT -> answer(session, text);
        }
    }

    /** Binary messages mean nothing here. */
    void receivedBinary(StreamSession session) {
        if (session.limit().ask() == InboundLimit.Verdict.CLOSE) {
            session.close(StreamClose.TOO_MANY_MESSAGES);
        } else {
            refuse(session, ErrorCode.INVALID_MESSAGE, "Messages are text, not binary", null, List.of());
        }
    }

    private void answer(StreamSession session, String text) {
        try {
            ClientMessage message = ClientMessageReader.read(text);
            if (!(message instanceof Resume)) {
                session.releaseEvents();
            }
            if (message instanceof Ping ping) {
                session.offer(Messages.pong(ping.envelope(), clock.instant()));
            } else if (message instanceof Subscribe subscribe) {
                subscribe(session, subscribe);
            } else if (message instanceof Unsubscribe unsubscribe) {
                unsubscribe(session, unsubscribe);
            } else if (message instanceof Resume resume) {
                resume(session, resume);
            } else if (message instanceof Fault fault) {
                faults.requested(session, fault);
            }
        } catch (RefusedMessageException refused) {
            refuse(session, refused.code(), String.valueOf(refused.getMessage()), refused.id(), List.of());
        }
    }

    /** What is not resumed goes on from the greeting. */
    private void resume(StreamSession session, Resume request) {
        if (request.signalsAfter().isPresent()) {
            resumeSignals(session, request, request.signalsAfter().getAsLong());
        } else {
            session.releaseSignals();
        }
        EventsAfter seen = request.events();
        if (seen == null) {
            session.releaseEvents();
        } else {
            resumeEvents(session, request, seen);
        }
    }

    private void resumeSignals(StreamSession session, Resume request, long after) {
        EventCursor signals = session.signals();
        if (signals == null) {
            refuseResume(session, request, "There are no signals here to resume");
            return;
        }
        signals.resume(after, new EventCursor.Answers() {
            @Override
            public Encoded resumed(long reached) {
                return Messages.signalsResumed(request.envelope(), after, reached);
            }

            @Override
            public Encoded endsAt(long newest) {
                return refusedResume(request, "The signals end at " + newest);
            }
        });
    }

    private void resumeEvents(StreamSession session, Resume request, EventsAfter seen) {
        EventCursor events = session.events();
        AccountId account = session.account();
        JournalHead head = account == null ? null : journal.head(account).orElse(null);
        if (events == null || head == null) {
            refuseResume(session, request, "There is no journal here to resume from");
        } else if (!head.epoch().equals(seen.epoch())) {
            refuseResume(session, request, "The journal of that epoch has ended; the present one is " + head.epoch());
        } else {
            events.resume(seen.after(), new EventCursor.Answers() {
                @Override
                public Encoded resumed(long reached) {
                    return Messages.resumed(request.envelope(), seen.after(), reached);
                }

                @Override
                public Encoded endsAt(long newest) {
                    return refusedResume(request, "The journal ends at " + newest);
                }
            });
            return;
        }
        session.releaseEvents();
    }

    private void refuseResume(StreamSession session, Resume request, String sentence) {
        session.offer(refusedResume(request, sentence));
    }

    private Encoded refusedResume(Resume request, String sentence) {
        metrics.refused(ErrorCode.RESUME_UNAVAILABLE);
        return Messages.error(
                ErrorCode.RESUME_UNAVAILABLE, sentence, request.envelope().id(), List.of());
    }

    private void subscribe(StreamSession session, Subscribe request) {
        Names names = known(request.symbols());
        RequestId id = request.envelope().id();
        if (!names.allUnknown()) {
            if (session.prices().makeRoomFor(names.known())) {
                session.offer(Messages.subscribed(request.envelope(), names.known(), clock.instant()));
                session.prices().subscribe(names.known(), request.pace());
                session.pricesDue();
            } else {
                refuse(session, ErrorCode.TOO_MANY_SYMBOLS, "Too many subscriptions on your sockets", id, List.of());
            }
        }
        refuseUnknown(session, names, id);
    }

    private void unsubscribe(StreamSession session, Unsubscribe request) {
        Names names = known(request.symbols());
        if (!names.allUnknown()) {
            session.prices().unsubscribe(names.known());
            session.offer(Messages.unsubscribed(request.envelope(), names.known(), clock.instant()));
        }
        refuseUnknown(session, names, request.envelope().id());
    }

    private void refuseUnknown(StreamSession session, Names names, @Nullable RequestId id) {
        if (!names.unknown().isEmpty()) {
            List<String> unknown = List.copyOf(names.unknown());
            refuse(session, ErrorCode.UNKNOWN_SYMBOL, "Unknown symbols: " + String.join(", ", unknown), id, unknown);
        }
    }

    private void refuse(
            StreamSession session, ErrorCode code, String sentence, @Nullable RequestId id, List<String> symbols) {
        metrics.refused(code);
        session.offer(Messages.error(code, sentence, id, symbols));
    }

    private Names known(List<String> symbols) {
        Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (String symbol : symbols) {
            instruments
                    .find(symbol)
                    .ifPresentOrElse(names.known()::add, () -> names.unknown().add(symbol));
        }
        return names;
    }

    /** What a request names; one wrong name does not cost a client the prices of the right ones. */
    private record Names(Set<Instrument> known, Set<String> unknown) {
        boolean allUnknown() {
            return known.isEmpty() && !unknown.isEmpty();
        }
    }
}
