package io.pipstream.feed.mt5;

import io.pipstream.feed.live.LostException;
import io.pipstream.zeromq.ZmqContext;
import io.pipstream.zeromq.ZmqLoop;
import io.pipstream.zeromq.ZmqMessage;
import io.pipstream.zeromq.ZmqSockets;
import io.pipstream.zeromq.ZmqWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Socket;

/**
 * A line that looks to a REP socket as a REQ does: an empty frame, then the question. After a question that was not answered in
 * time, or an answer that nobody asked for, the socket is thrown away and the next question goes over a fresh one: answers have
 * no mark that tells which question they belong to, so only a connection that carries no other question makes sure.
 *
 * <p>It is a DEALER, because a REQ may not even be looked at unless an answer is due. A loop of its own does the work; deadlines
 * are kept without it. Thread-safe.
 */
final class ZmqLine implements TerminalLine, ZmqWork {

    /** Many bars; more than the other sockets take. */
    static final int LARGEST_ANSWER = 1024 * 1024;

    private static final int MOST_WAITING = 16;
    private static final int ATTEMPTS = 4;
    private static final int SHORTEST_HANDSHAKE_MILLIS = 100;
    private static final int RECONNECT_MILLIS = 50;
    private static final byte[] DELIMITER = {};

    private final String name;
    private final TerminalChoice terminal;
    private final ZmqContext context;
    private final ScheduledExecutorService scheduler;
    private final Runnable connects;
    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable ZmqLoop loop;
    private volatile boolean stale;
    private boolean closed; // guarded by this

    private volatile @Nullable Asked sent; // written by the loop only
    private @Nullable ZmqSockets sockets; // the loop's
    private @Nullable Socket socket; // the loop's

    /** @param connects told of every connection that is begun */
    ZmqLine(
            String name,
            TerminalChoice terminal,
            ZmqContext context,
            ScheduledExecutorService scheduler,
            Runnable connects) {
        this.name = name;
        this.terminal = terminal;
        this.context = context;
        this.scheduler = scheduler;
        this.connects = connects;
    }

    @Override
    public CompletionStage<String> ask(String question, Duration within) {
        Asked asked = new Asked(question);
        synchronized (this) {
            if (closed) {
                asked.fail("broken off");
                return asked.answer;
            }
            if (loop == null) {
                loop = context.start(name, this);
            }
            if (!waiting.offer(asked)) {
                asked.fail("too many questions wait for the terminal");
                return asked.answer;
            }
        }
        asked.expireAfter(within);
        wake();
        return asked.answer;
    }

    @Override
    public void renew() {
        stale = true;
        wake();
    }

    @Override
    public void close() {
        ZmqLoop running;
        synchronized (this) {
            closed = true;
            running = loop;
        }
        if (running != null) {
            running.stop();
        }
        Asked last = sent;
        if (last != null) {
            last.fail("broken off");
        }
        for (Asked asked = waiting.poll(); asked != null; asked = waiting.poll()) {
            asked.fail("broken off");
        }
    }

    @Override
    public void open(ZmqSockets made) {
        sockets = made;
        socket = null;
        Asked before = sent;
        sent = null;
        if (before != null) {
            before.fail("the connection broke");
        }
    }

    @Override
    public void received(Socket from, ZmqMessage message) {
        if (from != socket) {
            return;
        }
        Asked asked = sent;
        if (asked == null) {
            hangUp();
        } else if (message.frameCount() == 2 && message.frames().get(0).length == 0) {
            sent = null;
            asked.answer(new String(message.frames().get(1), StandardCharsets.UTF_8));
        } else {
            asked.fail("its answer has not the one part that an answer has");
            hangUp();
        }
    }

    @Override
    public void turn() {
        if (stale) {
            stale = false;
            hangUp();
        }
        Asked last = sent;
        if (last != null && last.isOver()) {
            hangUp();
        }
        while (sent == null) {
            Asked next = waiting.peek();
            if (next == null) {
                return;
            }
            if (next.isOver()) {
                waiting.remove(next);
            } else if (send(next)) {
                waiting.remove(next);
                sent = next;
            } else {
                hangUp(); // half a question may be on its way
                return;
            }
        }
    }

    /** Whether it is on its way; it may wait there for the connection, and no longer than for its answer. */
    private boolean send(Asked question) {
        Socket line = socket == null ? connect() : socket;
        return line.send(DELIMITER, ZMQ.DONTWAIT | ZMQ.SNDMORE)
                && line.send(question.text.getBytes(StandardCharsets.UTF_8), ZMQ.DONTWAIT);
    }

    private Socket connect() {
        ZmqSockets all = sockets;
        if (all == null) {
            throw new IllegalStateException("The loop has not opened " + name);
        }
        Socket fresh = all.open(SocketType.DEALER, LARGEST_ANSWER);
        socket = fresh;
        fresh.setHandshakeIvl(handshakeMillis());
        fresh.setReconnectIVL(RECONNECT_MILLIS);
        fresh.setHeartbeatIvl(0); // libraries of old terminals do not know them, and every question has a deadline
        terminal.keys().secure(fresh);
        all.connect(fresh, terminal.address());
        connects.run();
        return fresh;
    }

    /** One connection in some hundreds is deaf from its beginning: a new one must be tried while the question still waits. */
    private int handshakeMillis() {
        long millis = terminal.timeout().toMillis() / ATTEMPTS;
        return (int) Math.max(SHORTEST_HANDSHAKE_MILLIS, millis);
    }

    private void hangUp() {
        Socket old = socket;
        Asked asked = sent;
        socket = null;
        sent = null;
        if (old != null && sockets != null) {
            sockets.close(old);
        }
        if (asked != null) {
            asked.fail("broken off");
        }
    }

    private void wake() {
        ZmqLoop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    /** One question. */
    private final class Asked {

        private final String text;
        private final CompletableFuture<String> answer = new CompletableFuture<>();

        Asked(String text) {
            this.text = text;
        }

        boolean isOver() {
            return answer.isDone();
        }

        void answer(String said) {
            answer.complete(said);
        }

        void fail(String reason) {
            answer.completeExceptionally(new LostException(reason));
        }

        void expireAfter(Duration within) {
            try {
                Future<?> deadline = scheduler.schedule(this::expire, within.toMillis(), TimeUnit.MILLISECONDS);
                CompletionStage<String> coming = answer;
                coming.whenComplete((said, lost) -> deadline.cancel(false));
            } catch (RejectedExecutionException ending) {
                fail("the server ends");
            }
        }

        private void expire() {
            fail("no answer in time");
            wake();
        }
    }
}
