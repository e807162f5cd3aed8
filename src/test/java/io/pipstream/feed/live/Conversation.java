package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A dialect spoken over the real network with a server on the loopback interface that plays the source. */
final class Conversation implements AutoCloseable {

    /** How long a test waits at most for what must come. */
    static final Duration LONG = Duration.ofSeconds(20);

    final SourceServer server;
    final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** Why connections and questions came to nothing, where the source said nothing. */
    final List<String> losses = new CopyOnWriteArrayList<>();

    /** What the source was sent over a WebSocket. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    private final Dialect dialect;
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final JdkTransport transport = new JdkTransport(executor, scheduler);

    Conversation(Dialect dialect) throws IOException {
        this.dialect = dialect;
        this.server = new SourceServer();
    }

    /** The source waits for so many messages, says these, and then nothing more. */
    Conversation plays(int greetings, String... messages) {
        server.always(Reactions.socket(peer -> {
            for (int count = 0; count < greetings; count++) {
                sent.add(peer.awaitText());
            }
            for (String message : messages) {
                peer.text(message);
            }
            peer.stay();
        }));
        return this;
    }

    /** Where the server plays the source, below the path that the source has. */
    SourceAccess access() {
        URI base = dialect instanceof SocketDialect ? server.ws() : server.http();
        String path = URI.create(dialect.traits().base()).getPath();
        return new SourceAccess(URI.create(base + path), LiveFixtures.KEY, "101-004-1234567-001");
    }

    /** Connects, or asks once, as is the source's way. */
    void begin(List<Instrument> instruments, Duration deadline) throws InterruptedException {
        if (dialect instanceof PollDialect poll) {
            ask(poll, instruments, deadline);
        } else if (dialect instanceof SocketDialect socket) {
            connect(socket, instruments, deadline);
        } else if (dialect instanceof LineDialect line) {
            transport.openStream(
                    line.question(access(), instruments),
                    deadline,
                    new Ear(message -> line.read(message, instruments), line::readRefusal, () -> {}));
        }
    }

    void begin(List<Instrument> instruments) throws InterruptedException {
        begin(instruments, LONG);
    }

    private void connect(SocketDialect socket, List<Instrument> instruments, Duration deadline) {
        CompletableFuture<Transport.Line> line = new CompletableFuture<>();
        Runnable greet = () -> socket.greetings(instruments).forEach(line.join()::send);
        line.complete(transport.openSocket(
                socket.handshake(access()),
                deadline,
                new Ear(
                        message -> socket.read(message, instruments),
                        answer -> List.of(Refusals.of(answer)),
                        () -> executor.execute(greet))));
    }

    private void ask(PollDialect poll, List<Instrument> instruments, Duration deadline) throws InterruptedException {
        List<Instrument> asked = instruments.subList(0, Math.min(poll.mostAtOnce(), instruments.size()));
        try {
            Answer answer = transport
                    .ask(poll.question(access(), asked), deadline)
                    .toCompletableFuture()
                    .get();
            heard.addAll(poll.read(answer, asked));
        } catch (ExecutionException lost) {
            losses.add(lost.toString());
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
        server.close();
        scheduler.shutdownNow();
        executor.shutdownNow();
    }

    /** How a text, or an answer that is no connection, is understood. */
    private interface Understanding<T> {

        List<Heard> of(T said);
    }

    private final class Ear implements Transport.LineListener {

        private final Understanding<String> messages;
        private final Understanding<Answer> refusals;
        private final Runnable greet;

        Ear(Understanding<String> messages, Understanding<Answer> refusals, Runnable greet) {
            this.messages = messages;
            this.refusals = refusals;
            this.greet = greet;
        }

        @Override
        public void opened() {
            greet.run();
        }

        @Override
        public void heard(List<String> texts) {
            texts.forEach(text -> heard.addAll(messages.of(text)));
        }

        @Override
        public void malformed(String detail) {
            heard.add(new Heard.Malformed(detail));
        }

        @Override
        public void alive() {
            heard.add(new Heard.Alive());
        }

        @Override
        public void refused(Answer answer) {
            heard.addAll(refusals.of(answer));
        }

        @Override
        public void lost(String reason) {
            losses.add(reason);
        }
    }
}
