package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to a source that speaks by itself: connects, greets, listens, and connects anew after a while when it
 * is lost, refused, or mute for too long. Heartbeats and pings count as life. Waits begin anew only after a connection that
 * lasted: some sources greet and hang up. Thread-safe; the sink is called under its lock,
 * so that after {@link #stop} nothing comes.
 */
final class ListeningWork implements LiveWork {

    static final Duration CONNECT_DEADLINE = Duration.ofSeconds(10);

    /** Beyond the transport's own deadline, should it never tell. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LiveSource source;
    private final Transport transport;
    private final Surroundings server;
    private final Hearing hearing;
    private final Backoff backoff;
    private final LiveState state;
    private final LiveMetrics metrics;
    private final LaterTask retry;
    private @Nullable Attempt current; // guarded by this
    private boolean stopped; // guarded by this

    ListeningWork(
            LiveSource source,
            Transport transport,
            Surroundings server,
            Hearing hearing,
            Backoff backoff,
            LiveState state,
            LiveMetrics metrics) {
        this.source = source;
        this.transport = transport;
        this.server = server;
        this.hearing = hearing;
        this.backoff = backoff;
        this.state = state;
        this.metrics = metrics;
        this.retry = new LaterTask(server.scheduler());
    }

    @Override
    public synchronized void start() {
        connect();
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
            retry.cancel();
            if (current != null) {
                current.end();
            }
            state.become(State.STOPPED, "");
        }
        transport.close();
    }

    private synchronized void connect() {
        if (stopped || current != null) {
            return;
        }
        Attempt attempt = new Attempt();
        current = attempt;
        state.become(State.CONNECTING, "");
        metrics.connects();
        attempt.begin();
    }

    private void again(String reason, State meanwhile, String detail, Duration wait) {
        metrics.reconnects(reason);
        hearing.interrupted();
        state.become(meanwhile, "%s; tries again in %d s".formatted(detail, Math.max(1, wait.toSeconds())));
        retry.after(wait, this::connect);
    }

    private Transport.Line open(Attempt attempt) {
        if (source.dialect() instanceof SocketDialect socket) {
            return transport.openSocket(socket.handshake(source.access()), CONNECT_DEADLINE, attempt);
        }
        if (source.dialect() instanceof LineDialect line) {
            return transport.openStream(
                    line.question(source.access(), source.instruments()), CONNECT_DEADLINE, attempt);
        }
        throw new IllegalStateException("Not a source that speaks by itself: " + source.name());
    }

    private List<Heard> read(String message) {
        if (source.dialect() instanceof SocketDialect socket) {
            return socket.read(message, source.instruments());
        }
        return source.dialect() instanceof LineDialect line ? line.read(message, source.instruments()) : List.of();
    }

    private List<Heard> readRefusal(Answer answer) {
        return source.dialect() instanceof LineDialect line ? line.readRefusal(answer) : List.of(Refusals.of(answer));
    }

    /** One connection, from its opening to its end. */
    private final class Attempt implements Transport.LineListener {

        private final LaterTask watch = new LaterTask(server.scheduler());
        private final LaterTask beat = new LaterTask(server.scheduler());
        private Transport.@Nullable Line line;
        private Duration patience = CONNECT_DEADLINE.plus(GRACE);
        private long lifeNanos = server.nanoClock().nanos();
        private long openedNanos = lifeNanos;

        void begin() {
            watch.after(patience, this::look);
            try {
                line = open(this);
            } catch (RuntimeException failure) {
                metrics.failed();
                lost("it could not be opened");
            }
        }

        void end() {
            if (current == this) {
                current = null;
            }
            watch.cancel();
            beat.cancel();
            if (line != null) {
                line.abort();
            }
        }

        @Override
        public void opened() {
            whileOn(() -> {
                lives();
                openedNanos = lifeNanos;
                patience = source.muteAfter();
                watch.after(patience, this::look);
                if (source.dialect() instanceof SocketDialect socket) {
                    socket.greetings(source.instruments()).forEach(this::send);
                    socket.heartbeat().ifPresent(heartbeat -> beat.after(heartbeat.every(), () -> beat(heartbeat)));
                }
            });
        }

        @Override
        public void heard(List<String> messages) {
            whileOn(() -> {
                lives();
                for (String message : messages) {
                    if (current == this) {
                        heard(() -> read(message));
                    }
                }
            });
        }

        private void heard(Supplier<List<Heard>> reading) {
            Hearing.Rest rest = hearing.tell(reading.get());
            if (rest.refused().isPresent()) {
                refused(rest.refused().get());
            } else if (rest.understood() > 0) {
                if (server.nanoClock().nanos() - openedNanos >= Backoff.LONGEST.toNanos()) {
                    backoff.reset();
                }
                if (state.state() != State.RUNNING) {
                    state.become(State.RUNNING, "");
                }
            }
        }

        @Override
        public void malformed(String detail) {
            whileOn(() -> {
                lives();
                hearing.malformed(detail);
            });
        }

        @Override
        public void alive() {
            whileOn(this::lives);
        }

        @Override
        public void refused(Answer answer) {
            whileOn(() -> {
                Optional<Heard.Refused> refusal =
                        hearing.tell(readRefusal(answer)).refused();
                refused(refusal.orElseGet(
                        () -> new Heard.Refused(Heard.Cause.FAILED, "HTTP " + answer.status(), Optional.empty())));
            });
        }

        private void refused(Heard.Refused refusal) {
            end();
            again(
                    LiveMetrics.code(refusal.cause()),
                    Refusing.state(refusal.cause()),
                    refusal.detail(),
                    backoff.after(refusal, server.clock().instant()));
        }

        @Override
        public void lost(String reason) {
            whileOn(() -> {
                end();
                again("lost", State.WAITING_TO_RETRY, reason, backoff.afterLoss());
            });
        }

        private void look() {
            whileOn(() -> {
                Duration silence = Duration.ofNanos(server.nanoClock().nanos() - lifeNanos);
                if (silence.compareTo(patience) < 0) {
                    watch.after(patience.minus(silence).plusMillis(1), this::look);
                    return;
                }
                end();
                again(
                        "mute",
                        State.WAITING_TO_RETRY,
                        "it said nothing for " + silence.toSeconds() + " s",
                        backoff.afterLoss());
            });
        }

        private void beat(Heartbeat heartbeat) {
            whileOn(() -> {
                send(heartbeat.message());
                beat.after(heartbeat.every(), () -> beat(heartbeat));
            });
        }

        private void send(String message) {
            if (line != null) {
                line.send(message);
            }
        }

        private void lives() {
            lifeNanos = server.nanoClock().nanos();
        }

        /** Nothing that an earlier connection tells counts any more; and nothing that goes wrong here is lost. */
        private void whileOn(Runnable work) {
            synchronized (ListeningWork.this) {
                if (current != this) {
                    return;
                }
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    metrics.failed();
                    end();
                    again("failed", State.WAITING_TO_RETRY, "an error of this server", backoff.afterLoss());
                }
            }
        }
    }
}
