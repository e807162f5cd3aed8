package io.pipstream.stream;

import io.pipstream.wire.Encoded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gives one session the entries of a journal, the events of its account or the signals, each once and in their order. An event that follows the last
 * one is passed on as it comes; anything else makes it read the journal from where it is: a gap, a resumption, or the
 * wait after the greeting, in which a client may say from where it wants to go on.
 *
 * <p>Thread-safe and never blocks but in {@link #read}. Whoever made it busy passes events on, nobody else; no lock is held
 * meanwhile.
 */
final class EventCursor {

    private static final Logger LOG = System.getLogger(EventCursor.class.getName());
    private static final int PAGE = 100;

    /** Where the events go. */
    interface Outlet {
        void offer(Encoded event);

        /** Whether a page of events would not overfill it. */
        boolean hasRoom();

        boolean isOpen();
    }

    /** Runs {@link #read} on a thread that may wait. */
    interface Pace {
        void soon(Runnable read);

        /** When the client may have read something. */
        void whenThereMayBeRoom(Runnable read);

        /** When the ledger may work again. */
        void whenTheLedgerMayBeBack(Runnable read);
    }

    /** What a client hears that asked to resume. */
    interface Answers {
        Encoded resumed(long reached);

        /** It asked for more than there is. */
        Encoded endsAt(long newest);
    }

    private record Resumption(long after, Answers answers) {}

    private final JournalSource journal;
    private final Outlet outlet;
    private final Pace pace;

    private final AtomicInteger repetitions = new AtomicInteger();
    private long given; // guarded by this
    private long newest; // guarded by this
    private boolean held = true; // guarded by this
    private boolean busy; // guarded by this
    private @Nullable Resumption asked; // guarded by this
    private @Nullable Resumption answering; // confined to whoever is busy

    /** @param greetedWith the sequence that the client was told */
    EventCursor(long greetedWith, JournalSource journal, Outlet outlet, Pace pace) {
        this.given = greetedWith;
        this.newest = greetedWith;
        this.journal = journal;
        this.outlet = outlet;
        this.pace = pace;
    }

    /** The newest event there is, as far as this session has heard. */
    synchronized long newest() {
        return newest;
    }

    /** An event came, in whatever order. */
    void published(long sequence, Encoded text) {
        boolean next;
        synchronized (this) {
            newest = Math.max(newest, sequence);
            if (!mayBegin()) {
                return;
            }
            busy = true;
            next = sequence == given + 1;
        }
        if (next) {
            give(text);
            passed(sequence);
            readOnUnlessDone();
        } else {
            pace.soon(this::read);
        }
    }

    /** The journal goes to there, whether or not the event came. */
    void journalGoesTo(long sequence) {
        synchronized (this) {
            newest = Math.max(newest, sequence);
            if (!mayBegin()) {
                return;
            }
            busy = true;
        }
        pace.soon(this::read);
    }

    /** The client goes on from its greeting. */
    void release() {
        synchronized (this) {
            if (!held) {
                return;
            }
            held = false;
            if (!mayBegin()) {
                return;
            }
            busy = true;
        }
        pace.soon(this::read);
    }

    /** Gives every event after that one, then the answer, then what comes. */
    void resume(long after, Answers answers) {
        synchronized (this) {
            held = false;
            asked = new Resumption(after, answers);
            if (busy) {
                return;
            }
            busy = true;
        }
        pace.soon(this::read);
    }

    /** Gives the next events twice, as somebody asked who tests a client with it. */
    void repeatNext(int count) {
        repetitions.set(count);
    }

    private void give(Encoded event) {
        outlet.offer(event);
        if (repetitions.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            outlet.offer(event);
        }
    }

    /** Guarded by this. */
    private boolean mayBegin() {
        return !held && !busy && newest > given;
    }

    private void read() {
        try {
            while (outlet.isOpen()) {
                begin();
                if (!outlet.hasRoom()) {
                    pace.whenThereMayBeRoom(this::read);
                    return;
                }
                long promised = newest();
                List<JournalSource.Entry> page = journal.after(position(), PAGE);
                for (JournalSource.Entry event : page) {
                    give(event.text());
                    passed(event.sequence());
                }
                if (page.size() < PAGE && isDone(page.isEmpty() ? promised : Long.MIN_VALUE)) {
                    return;
                }
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The journal of " + journal.name() + " could not be read for a session", failed);
            pace.whenTheLedgerMayBeBack(this::read);
        }
    }

    /** What a client was given may be newer than what this node has heard of: the ledger knows. */
    private void begin() {
        Resumption next = asked();
        if (next == null) {
            return;
        }
        if (next.after() > newest()) {
            long end = journal.committed();
            if (next.after() > end) {
                taken(next);
                outlet.offer(next.answers().endsAt(end));
                return;
            }
        }
        taken(next);
        answering = next;
        passed(next.after());
    }

    private synchronized @Nullable Resumption asked() {
        return asked;
    }

    private synchronized void taken(Resumption resumption) {
        if (resumption.equals(asked)) {
            asked = null;
        }
    }

    private synchronized long position() {
        return given;
    }

    private synchronized void passed(long sequence) {
        given = sequence;
    }

    /**
     * All that the journal had is given.
     *
     * @param missing what was said to be there and is not; it is not waited for, because it will be told again
     */
    private boolean isDone(long missing) {
        Resumption answered = answering;
        if (answered != null) {
            answering = null;
            outlet.offer(answered.answers().resumed(position()));
        }
        synchronized (this) {
            if (newest == missing) {
                newest = given;
            }
            busy = asked != null || newest > given;
            return !busy;
        }
    }

    private void readOnUnlessDone() {
        boolean done;
        synchronized (this) {
            busy = asked != null || newest > given;
            done = !busy;
        }
        if (!done) {
            pace.soon(this::read);
        }
    }
}
