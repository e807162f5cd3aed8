package io.pipstream.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends quotes to {@code POST /api/quotes} over one connection, from its own thread, until it is closed. Each request
 * carries the next {@code quotesPerPost} instruments in turn; every price differs from the one before.
 */
final class QuotePusher implements AutoCloseable {
    private static final long CLOSING_MILLIS = 12_000;
    private static final long GIVE_UP_NANOS = 20_000_000;
    private static final long POLL_NANOS = 50_000;

    private final KeepAliveHttp http;
    private final SteadyClock clock;
    private final List<String> symbols;
    private final int quotesPerPost;
    private final Thread thread;
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private volatile String lastAnswer = "";
    private volatile boolean closed;
    private final AtomicLong pushed = new AtomicLong();

    private QuotePusher(int port, SteadyClock clock, List<String> symbols, int quotesPerPost, Loop loop) {
        this.http = new KeepAliveHttp(port);
        this.clock = clock;
        this.symbols = symbols;
        this.quotesPerPost = quotesPerPost;
        this.thread = new Thread(() -> run(loop), "quote-pusher");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Loop {
        void run(QuotePusher pusher) throws IOException;
    }

    /**
     * At a fixed rate. A quote is stamped with the time it was due, not the time it was sent: when the server answers
     * late, those that had to wait behind show the wait in their age (no coordinated omission).
     */
    static QuotePusher atRate(
            int port, SteadyClock clock, List<String> symbols, int quotesPerPost, double postsPerSecond) {
        return new QuotePusher(port, clock, symbols, quotesPerPost, pusher -> pusher.keepRate(postsPerSecond));
    }

    /**
     * As fast as the clients receive: at most one round of the instruments is under way, so that none is replaced
     * before it was sent. Quotes that bring nothing for 20 ms count as conflated and are no longer waited for.
     */
    static QuotePusher asDelivered(
            int port,
            SteadyClock clock,
            List<String> symbols,
            int quotesPerPost,
            int sessions,
            LongSupplier delivered) {
        return new QuotePusher(port, clock, symbols, quotesPerPost, pusher -> pusher.keepUnderWay(sessions, delivered));
    }

    /** Quotes sent so far. */
    long pushed() {
        return pushed.get();
    }

    /** What the server said to the last request; it names the quotes it refused. */
    String lastAnswer() {
        return lastAnswer;
    }

    /** @throws IllegalStateException when the server refused a request or the connection broke */
    void check() {
        if (!failure.get().isEmpty()) {
            throw new IllegalStateException(failure.get());
        }
    }

    private void run(Loop loop) {
        try (http) {
            loop.run(this);
        } catch (IOException | RuntimeException cause) {
            failure.set("Quotes are not taken: " + cause);
        }
    }

    private void keepRate(double postsPerSecond) throws IOException {
        long startMicros = clock.micros();
        for (long post = 0; !closed; post++) {
            long dueMicros = startMicros + Math.round(post * 1e6 / postsPerSecond);
            for (long early = dueMicros - clock.micros(); early > 0; early = dueMicros - clock.micros()) {
                LockSupport.parkNanos(early * 1_000);
            }
            post(dueMicros);
        }
    }

    private void keepUnderWay(int sessions, LongSupplier delivered) throws IOException {
        long start = delivered.getAsLong();
        long writtenOff = 0;
        long seen = start;
        long seenNanos = System.nanoTime();
        long limit = (long) (symbols.size() - quotesPerPost) * sessions;
        while (!closed) {
            long now = delivered.getAsLong();
            long owed = pushed.get() * sessions - (now - start) - writtenOff;
            if (now != seen) {
                seen = now;
                seenNanos = System.nanoTime();
            }
            if (owed <= limit) {
                post(clock.micros());
            } else if (System.nanoTime() - seenNanos > GIVE_UP_NANOS) {
                writtenOff += owed;
                seenNanos = System.nanoTime();
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private void post(long stampMicros) throws IOException {
        String time = SteadyClock.text(stampMicros);
        StringBuilder json = new StringBuilder(quotesPerPost * 96).append('[');
        for (int i = 0; i < quotesPerPost; i++) {
            long number = pushed.get() + i;
            long round = number / symbols.size();
            json.append(i == 0 ? "" : ",")
                    .append("{\"symbol\":\"")
                    .append(symbols.get((int) (number % symbols.size())))
                    .append("\",\"bid\":1.1")
                    .append(1_000 + round % 1_000)
                    .append(",\"ask\":1.1")
                    .append(1_020 + round % 1_000)
                    .append(",\"time\":\"")
                    .append(time)
                    .append("\"}");
        }
        KeepAliveHttp.Response answer =
                http.postJson("/api/quotes", json.append(']').toString());
        if (!answer.isSuccess()) {
            throw new IOException("HTTP " + answer.status() + " " + answer.body());
        }
        lastAnswer = answer.body();
        pushed.addAndGet(quotesPerPost);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
