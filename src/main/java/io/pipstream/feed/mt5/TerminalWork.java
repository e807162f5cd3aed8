package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.LogLimit;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.live.Backoff;
import io.pipstream.feed.live.LaterTask;
import io.pipstream.feed.live.LiveMetrics;
import io.pipstream.feed.live.LiveState;
import io.pipstream.feed.live.LostException;
import io.pipstream.feed.live.NotUnderstoodException;
import io.pipstream.feed.live.Surroundings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a terminal for the prices that the sink wants, one question at a time. Thread-safe; the sink is called under its lock,
 * so that after {@link #stop} nothing comes.
 */
final class TerminalWork {

    /** Whoever refused an instrument is not asked about it again for so long. */
    static final Duration REST = Duration.ofMinutes(1);

    /** How often it is looked whether somebody wants a price again. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** Beyond the line's own deadline, should it never tell. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(TerminalWork.class.getName());

    private final TerminalChoice terminal;
    private final TerminalLine line;
    private final QuoteSink sink;
    private final TerminalQuotes quotes;
    private final Surroundings server;
    private final Backoff backoff;
    private final LiveState state;
    private final LiveMetrics metrics;
    private final LaterTask next;
    private final Turns turns;
    private final LogLimit logLimit = new LogLimit();
    private int failures; // guarded by this
    private String refusal = ""; // guarded by this
    private @Nullable Asking current; // guarded by this
    private boolean stopped; // guarded by this

    TerminalWork(
            TerminalChoice terminal,
            TerminalLine line,
            QuoteSink sink,
            TerminalQuotes quotes,
            Surroundings server,
            Backoff backoff,
            LiveState state,
            LiveMetrics metrics) {
        this.terminal = terminal;
        this.line = line;
        this.sink = sink;
        this.quotes = quotes;
        this.server = server;
        this.backoff = backoff;
        this.state = state;
        this.metrics = metrics;
        this.next = new LaterTask(server.scheduler());
        this.turns = new Turns(terminal.instruments(), server.nanoClock().nanos());
    }

    synchronized void start() {
        if (!stopped) {
            state.become(State.CONNECTING, "");
            next.after(Duration.ZERO, this::turn);
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            current = null;
            next.cancel();
            state.become(State.STOPPED, "");
        }
        line.close();
    }

    private synchronized void turn() {
        if (stopped || current != null) {
            return;
        }
        long now = server.nanoClock().nanos();
        Optional<Instrument> due = turns.next(sink::wants, now);
        if (due.isEmpty()) {
            become(State.STANDBY, "");
            next.after(LOOK, this::turn);
        } else if (!turns.until(due.get(), now).isZero()) {
            if (turns.next(each -> sink.wants(each) && !turns.rests(each), now).isEmpty()) {
                refusesAll();
            }
            Duration wait = turns.until(due.get(), now);
            next.after(wait.compareTo(LOOK) < 0 ? wait.plusMillis(1) : LOOK, this::turn);
        } else {
            ask(due.get(), now);
        }
    }

    private void ask(Instrument instrument, long now) {
        turns.asked(instrument, terminal.every(), now);
        Asking asking = new Asking(instrument, now);
        current = asking;
        next.after(terminal.timeout().plus(GRACE), asking::forgotten);
        line.ask(TerminalSpeech.priceQuestion(terminal.symbol(instrument)), terminal.timeout())
                .whenComplete(asking::came);
    }

    /** Everything that is wanted rests. */
    private void refusesAll() {
        if (state.state() != State.REFUSED) {
            state.become(State.REFUSED, "it refuses what it is asked for: " + refusal);
            quotes.interrupted();
        }
    }

    /** One question, until it is answered or given up. */
    private final class Asking {

        private final Instrument instrument;
        private final long askedNanos;

        Asking(Instrument instrument, long askedNanos) {
            this.instrument = instrument;
            this.askedNanos = askedNanos;
        }

        void came(@Nullable String answer, @Nullable Throwable failure) {
            onlyNow(() -> {
                if (answer == null) {
                    metrics.questions("lost");
                    failed(failure instanceof LostException lost ? lost.reason() : "the connection broke");
                } else {
                    metrics.answered(
                            Duration.ofNanos(Math.max(0, server.nanoClock().nanos() - askedNanos)));
                    answered(answer);
                }
            });
        }

        void forgotten() {
            onlyNow(() -> {
                metrics.questions("lost");
                line.renew();
                failed("nothing was heard of the question");
            });
        }

        private void answered(String answer) {
            try {
                TerminalPrice price = TerminalSpeech.price(answer, terminal.symbol(instrument));
                metrics.questions("answered");
                quotes.offer(instrument, price);
                become(State.RUNNING, "");
                well();
            } catch (TerminalRefusedException no) {
                metrics.questions("refused");
                refusal = instrument + ": " + no.detail();
                log("refuses " + refusal);
                turns.refused(instrument, REST, server.nanoClock().nanos());
                sink.alive();
                well();
            } catch (NotUnderstoodException wrong) {
                metrics.questions("failed");
                metrics.malformed();
                sink.refused(QuoteRefusal.MALFORMED);
                log("said what is not understood: " + wrong.detail());
                line.renew();
                failed("its answer is not understood");
            }
        }

        private void well() {
            failures = 0;
            backoff.reset();
            over(Duration.ZERO);
        }

        /** One in a while may get lost, and the next is asked at once; a terminal that is away is left in peace. */
        private void failed(String reason) {
            failures++;
            if (failures == 1 && state.state() == State.RUNNING) {
                over(Duration.ZERO);
                return;
            }
            if (failures == 2) {
                quotes.interrupted();
            }
            state.become(State.WAITING_TO_RETRY, reason);
            over(backoff.afterLoss());
        }

        private void over(Duration wait) {
            current = null;
            next.after(wait, TerminalWork.this::turn);
        }

        /** What comes after this question was given up, or the feed stopped, counts for nothing. */
        private void onlyNow(Runnable work) {
            synchronized (TerminalWork.this) {
                if (current != this) {
                    return;
                }
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    metrics.failed();
                    log("was not heard, for an error of this server: "
                            + failure.getClass().getName());
                    if (current == this) {
                        failed("an error of this server: " + failure.getClass().getSimpleName());
                    }
                }
            }
        }
    }

    private void become(State now, String detail) {
        if (state.state() != now) {
            state.become(now, detail);
        }
    }

    private void log(String what) {
        if (logLimit.stillLogs()) {
            LOG.log(Level.WARNING, "Feed {0} {1}", terminal.source(), what);
        }
    }
}
