package io.pipstream.feed.live;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.QuoteSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source again and again, one question at a time, about what the sink wants; each question costs quota. Thread-safe;
 * the sink is called under its lock, so that after {@link #stop} nothing comes.
 */
final class AskingWork implements LiveWork {

    static final Duration ANSWER_DEADLINE = Duration.ofSeconds(10);

    /** Beyond the transport's own deadline, should it never tell; also what the store may take. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** How often it is looked whether somebody wants a price again, and whether the breaker lets one through. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LiveSource source;
    private final PollDialect dialect;
    private final Transport transport;
    private final Surroundings server;
    private final QuoteSink sink;
    private final Hearing hearing;
    private final Quota quota;
    private final Backoff backoff;
    private final CircuitBreaker breaker;
    private final LiveState state;
    private final LiveMetrics metrics;
    private final Rotation rotation;
    private final LaterTask next;
    private @Nullable Asking current; // guarded by this
    private boolean stopped; // guarded by this

    AskingWork(
            LiveSource source,
            PollDialect dialect,
            Transport transport,
            Surroundings server,
            QuoteSink sink,
            Hearing hearing,
            Quota quota,
            Backoff backoff,
            CircuitBreaker breaker,
            LiveState state,
            LiveMetrics metrics) {
        this.source = source;
        this.dialect = dialect;
        this.transport = transport;
        this.server = server;
        this.sink = sink;
        this.hearing = hearing;
        this.quota = quota;
        this.backoff = backoff;
        this.breaker = breaker;
        this.state = state;
        this.metrics = metrics;
        this.rotation = new Rotation(source.instruments(), dialect.mostAtOnce());
        this.next = new LaterTask(server.scheduler());
    }

    @Override
    public synchronized void start() {
        if (stopped) {
            return;
        }
        state.become(State.CONNECTING, "");
        next.after(Duration.ZERO, this::turn);
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
            current = null;
            next.cancel();
            state.become(State.STOPPED, "");
        }
        transport.close();
    }

    @Override
    public Optional<Usage> usage() {
        return Optional.of(quota.usage());
    }

    private synchronized void turn() {
        if (stopped || current != null) {
            return;
        }
        List<Instrument> asked = rotation.turn(sink::wants);
        if (asked.isEmpty()) {
            nothingToAsk();
        } else if (!breaker.tryAcquirePermission()) {
            next.after(LOOK, this::turn);
        } else {
            Asking asking = new Asking(asked);
            current = asking;
            next.after(ANSWER_DEADLINE.plus(GRACE), asking::forgotten);
            asking.hand(asking::take);
        }
    }

    private void nothingToAsk() {
        if (rotation.hasNothingLeft()) {
            rotation.beginAnew();
            state.become(State.REFUSED, "it offers none of the instruments");
            next.after(Backoff.REFUSED, this::turn);
        } else {
            if (state.state() != State.STANDBY) {
                state.become(State.STANDBY, "");
            }
            next.after(LOOK, this::turn);
        }
    }

    /** One question, from its turn to its answer. */
    private final class Asking {

        private final List<Instrument> asked;
        private final long turnNanos = server.nanoClock().nanos();
        private long sentNanos;

        Asking(List<Instrument> asked) {
            this.asked = asked;
        }

        private void hand(Runnable work) {
            try {
                server.blocking().execute(work);
            } catch (RejectedExecutionException full) {
                breaker.releasePermission();
                over(State.WAITING_TO_RETRY, "this server has no thread for it", backoff.afterLoss());
            }
        }

        /** May wait for the store. */
        private void take() {
            try {
                Optional<QuotaHold> hold = quota.take();
                if (hold.isPresent()) {
                    onlyNow(() -> heldBy(hold.get()));
                } else {
                    onlyNow(this::send);
                }
            } catch (RuntimeException failure) {
                onlyNow(() -> failed(failure));
            }
        }

        private void heldBy(QuotaHold hold) {
            breaker.releasePermission();
            switch (hold.reason()) {
                case MINUTE -> over(hold.delay());
                case STORE -> over(State.WAITING_TO_RETRY, "what it has asked cannot be written down", hold.delay());
                case DAY -> over(State.OUT_OF_QUOTA, "what a day allows has been asked", hold.delay());
                case PAUSE -> over(State.OUT_OF_QUOTA, "the source wants a pause", hold.delay());
            }
        }

        private void send() {
            rotation.asked(asked);
            sentNanos = server.nanoClock().nanos();
            transport
                    .ask(dialect.question(source.access(), asked), ANSWER_DEADLINE)
                    .whenComplete((answer, failure) -> onlyNow(() -> came(answer, failure)));
        }

        private void came(@Nullable Answer answer, @Nullable Throwable failure) {
            if (answer == null) {
                lost(failure == null ? "the connection broke" : LossReason.of(failure));
                return;
            }
            metrics.answered(Duration.ofNanos(took()));
            Hearing.Rest rest = hearing.tell(dialect.read(answer, asked));
            rotation.leaveOut(rest.notOffered());
            if (rest.refused().isPresent()) {
                refused(rest.refused().get());
            } else if (rest.understood() == 0) {
                refused(new Heard.Refused(Heard.Cause.FAILED, "its answer is not understood", Optional.empty()));
            } else {
                metrics.questions("answered");
                breaker.onSuccess(took(), TimeUnit.NANOSECONDS);
                backoff.reset();
                if (quota.isUsedUp()) {
                    over(State.OUT_OF_QUOTA, "what a day allows has been asked", untilNext());
                } else {
                    over(State.RUNNING, "", untilNext());
                }
            }
        }

        private void lost(String reason) {
            metrics.questions("lost");
            breaker.onError(took(), TimeUnit.NANOSECONDS, new LostException(reason));
            over(State.WAITING_TO_RETRY, reason, longer(backoff.afterLoss(), untilNext()));
        }

        private void refused(Heard.Refused refusal) {
            Instant now = server.clock().instant();
            Duration wait = backoff.after(refusal, now);
            metrics.questions(LiveMetrics.code(refusal.cause()));
            switch (refusal.cause()) {
                case FAILED -> breaker.onError(took(), TimeUnit.NANOSECONDS, new LostException(refusal.detail()));
                case OUT_OF_QUOTA, RATE_LIMITED -> {
                    breaker.releasePermission();
                    pause(wait);
                }
                case UNAUTHORIZED, REDIRECTED -> breaker.releasePermission();
            }
            over(Refusing.state(refusal.cause()), refusal.detail(), longer(wait, untilNext()));
        }

        private void pause(Duration wait) {
            Executor blocking = server.blocking();
            try {
                blocking.execute(() -> quota.pause(wait));
            } catch (RejectedExecutionException full) {
                metrics.failed(); // this feed waits all the same; only a restart would not know
            }
        }

        private void forgotten() {
            onlyNow(() -> lost("nothing was heard of the question"));
        }

        private void failed(RuntimeException failure) {
            metrics.failed();
            lost("an error of this server: " + failure.getClass().getSimpleName());
        }

        private long took() {
            return Math.max(0, server.nanoClock().nanos() - sentNanos);
        }

        private Duration untilNext() {
            Duration since = Duration.ofNanos(server.nanoClock().nanos() - turnNanos);
            Duration left = source.every().minus(since);
            return left.isNegative() ? Duration.ZERO : left;
        }

        private void over(State now, String detail, Duration wait) {
            if (state.state() != now || !detail.isEmpty()) {
                state.become(now, detail);
            }
            if (now == State.OUT_OF_QUOTA || now == State.REFUSED) {
                hearing.interrupted();
            }
            over(wait);
        }

        private void over(Duration wait) {
            current = null;
            next.after(wait, AskingWork.this::turn);
        }

        /** What comes after this question was given up, or the feed stopped, counts for nothing. */
        private void onlyNow(Runnable work) {
            synchronized (AskingWork.this) {
                if (current != this) {
                    return;
                }
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    if (current == this) {
                        failed(failure);
                    }
                }
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
