package io.pipstream.feed.mt5;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Socket;

/** A terminal whose Expert Advisor does what the test says: it answers, or does not, or too late. */
public final class FakeTerminal implements AutoCloseable {

    private static final int POLL_MILLIS = 10;

    /** What it answers to a question; empty for nothing at all. */
    public interface Advisor extends Function<String, Optional<Reply>> {}

    /** @param parts the frames of the answer */
    public record Reply(Duration after, List<String> parts) {

        public static Optional<Reply> now(String text) {
            return Optional.of(new Reply(Duration.ZERO, List.of(text)));
        }

        public static Optional<Reply> after(Duration delay, String text) {
            return Optional.of(new Reply(delay, List.of(text)));
        }
    }

    private record Late(long dueNanos, List<byte[]> frames) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    public final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

    private final ZContext context = new ZContext();
    private final DelayQueue<Late> late = new DelayQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Advisor advisor;
    private final int port;
    private volatile boolean ending;

    public FakeTerminal(Advisor advisor) {
        this(0, advisor);
    }

    /** @param port 0 for a free one */
    public FakeTerminal(int port, Advisor advisor) {
        this.advisor = advisor;
        context.setLinger(0);
        Socket socket = context.createSocket(SocketType.ROUTER);
        this.port = port == 0 ? socket.bindToRandomPort("tcp://127.0.0.1") : port;
        if (port != 0) {
            socket.bind("tcp://127.0.0.1:" + port);
        }
        socket.setReceiveTimeOut(POLL_MILLIS);
        Thread thread = new Thread(() -> serve(socket), "fake terminal");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return port;
    }

    public String address() {
        return "tcp://127.0.0.1:" + port;
    }

    private void serve(Socket socket) {
        try {
            while (!ending) {
                byte[] peer = socket.recv();
                if (peer != null) {
                    socket.recv();
                    String question = new String(socket.recv(), StandardCharsets.UTF_8);
                    questions.add(question);
                    advisor.apply(question).ifPresent(reply -> late.add(late(peer, reply)));
                }
                for (Late due = late.poll(); due != null; due = late.poll()) {
                    for (int frame = 0; frame < due.frames.size(); frame++) {
                        if (frame + 1 < due.frames.size()) {
                            socket.sendMore(due.frames.get(frame));
                        } else {
                            socket.send(due.frames.get(frame));
                        }
                    }
                }
            }
        } finally {
            context.close();
            over.countDown();
        }
    }

    private static Late late(byte[] peer, Reply reply) {
        List<byte[]> frames = new ArrayList<>(List.of(peer, new byte[0]));
        reply.parts().forEach(part -> frames.add(part.getBytes(StandardCharsets.UTF_8)));
        return new Late(System.nanoTime() + reply.after().toNanos(), frames);
    }

    /** Its port is free afterwards. */
    @Override
    public void close() {
        ending = true;
        try {
            if (over.await(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The terminal does not end");
    }
}
