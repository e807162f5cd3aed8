package io.pipstream.stream;

import io.pipstream.platform.NanoClock;
import io.pipstream.wire.Encoded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A share of the sessions, paced by one periodic task. A session counts its own interval in ticks of that task, so ten
 * thousand sessions need no timer of their own, and sessions opened apart are not all served at once.
 */
final class PriceShard {

    private static final Logger LOG = System.getLogger(PriceShard.class.getName());
    private static final int TICKS_A_SECOND = 20;
    private static final int HEARTBEAT_TICKS = 10 * TICKS_A_SECOND;

    private final Executor executor;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final Duration maxSessionAge;
    private final Function<StreamSession, Encoded> heartbeat;
    private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger quotes = new AtomicInteger();
    private volatile long tick;

    PriceShard(
            Executor executor,
            Clock clock,
            NanoClock nanoClock,
            Duration maxSessionAge,
            Function<StreamSession, Encoded> heartbeat) {
        this.executor = executor;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.maxSessionAge = maxSessionAge;
        this.heartbeat = heartbeat;
    }

    void add(StreamSession session) {
        session.startAt(tick);
        sessions.add(session);
    }

    void remove(StreamSession session) {
        sessions.remove(session);
    }

    /** The periodic task; one at a time. */
    void tick() {
        long now = tick + 1;
        tick = now;
        for (StreamSession session : sessions) {
            guarded(session, () -> serve(session, session.ticksSinceStart(now)));
        }
    }

    private void serve(StreamSession session, long ticks) {
        session.tick();
        int interval = session.prices().intervalTicks();
        if (interval > 0 && ticks % interval == 0) {
            session.pricesDue();
        }
        if (ticks % HEARTBEAT_TICKS == 0) {
            session.offer(heartbeat.apply(session));
        }
        if (ticks % TICKS_A_SECOND == 0) {
            session.releaseEvents();
            session.checkDeadlines(clock.instant());
            if (session.isOlderThan(maxSessionAge, nanoClock.nanos())) {
                session.close(StreamClose.SESSION_TOO_OLD);
            }
        }
    }

    /** A price changed: sessions that take every change get it, on a thread of ours; changes meanwhile join in. */
    void quoted() {
        if (quotes.getAndIncrement() == 0) {
            try {
                executor.execute(this::serveEveryChange);
            } catch (RuntimeException stopped) {
                quotes.set(0); // the executor refuses while the server stops; the next quote asks again
                LOG.log(Level.DEBUG, "Prices are not sent", stopped);
            }
        }
    }

    private void serveEveryChange() {
        int seen = quotes.get();
        do {
            for (StreamSession session : sessions) {
                if (session.prices().intervalTicks() == 0) {
                    guarded(session, session::pricesDue);
                }
            }
            seen = quotes.addAndGet(-seen);
        } while (seen != 0);
    }

    /** One session's failure is its own: it neither ends the periodic task nor costs another session anything. */
    private void guarded(StreamSession session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "A session could not be served and is given up", failed);
            session.discard();
            session.abort();
        }
    }
}
