package io.pipstream.feed.live;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The network by the JDK's HTTP client, one for each feed. It works on the executor's threads but for one of its own, which
 * watches the sockets from the first question on; {@link #close} ends it. A WebSocket's handshake cannot be broken off: one
 * that is under way then keeps its socket, and the thread, until its deadline at the latest.
 */
final class JdkTransport implements Transport {

    static final int LONGEST_ANSWER_BYTES = 1 << 20;
    static final int LONGEST_LINE_BYTES = 64 << 10;
    static final int LONGEST_MESSAGE_CHARACTERS = 256 << 10;

    private static final String PACKED = "Accept-Encoding";

    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final ClientThread thread;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private @Nullable HttpClient client; // guarded by this
    private int handshakes; // guarded by this
    private boolean closed; // guarded by this

    /** @param scheduler for deadlines; nothing that it runs waits */
    JdkTransport(Executor executor, ScheduledExecutorService scheduler) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.thread = new ClientThread(executor);
    }

    @Override
    public CompletionStage<Answer> ask(Question question, Duration deadline) {
        return fetch(question, deadline, LONGEST_ANSWER_BYTES).thenApply(RawAnswer::text);
    }

    @Override
    public CompletionStage<RawAnswer> fetch(Question question, Duration deadline, int mostBytes) {
        AskLine line = new AskLine(mostBytes, open::remove);
        open.add(line);
        try {
            line.open(client(), packed(question, deadline), deadline, scheduler, executor);
        } catch (LostException | RuntimeException impossible) {
            line.fail(LossReason.of(impossible));
        }
        return line.answer();
    }

    @Override
    public Line openSocket(Question handshake, Duration deadline, LineListener listener) {
        SocketLine line = new SocketLine(listener, LONGEST_MESSAGE_CHARACTERS, open::remove);
        open.add(line);
        handshakeBegins();
        line.opens(opening(handshake, deadline, line), this::handshakeEnds, executor);
        return line;
    }

    private CompletionStage<WebSocket> opening(Question handshake, Duration deadline, SocketLine line) {
        try {
            WebSocket.Builder builder = client().newWebSocketBuilder().connectTimeout(deadline);
            handshake.headers().forEach(builder::header);
            return builder.buildAsync(handshake.address(), line);
        } catch (LostException | RuntimeException impossible) {
            return CompletableFuture.failedStage(impossible);
        }
    }

    @Override
    public Line openStream(Question question, Duration deadline, LineListener listener) {
        StreamLine line = new StreamLine(listener, LONGEST_LINE_BYTES, LONGEST_ANSWER_BYTES, open::remove);
        open.add(line);
        try {
            line.open(client(), request(question, deadline).build(), deadline, scheduler, executor);
        } catch (LostException | RuntimeException impossible) {
            line.fail(impossible, executor);
        }
        return line;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            client = null;
        }
        List.copyOf(open).forEach(Line::abort);
        endUnlessNeeded();
    }

    private synchronized void handshakeBegins() {
        handshakes++;
    }

    private void handshakeEnds() {
        synchronized (this) {
            handshakes--;
        }
        endUnlessNeeded();
    }

    private synchronized void endUnlessNeeded() {
        if (closed && handshakes == 0) {
            thread.end();
        }
    }

    private synchronized HttpClient client() throws LostException {
        if (closed) {
            throw new LostException("broken off");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .executor(thread)
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    static Answer answer(HttpResponse<?> response, String body) {
        return new Answer(response.statusCode(), headers(response), body);
    }

    static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> firstByName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> firstByName.put(name, first(values)));
        return firstByName;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    private static HttpRequest packed(Question question, Duration deadline) {
        HttpRequest.Builder request = request(question, deadline);
        if (question.headers().keySet().stream().noneMatch(PACKED::equalsIgnoreCase)) {
            request.header(PACKED, "gzip");
        }
        return request.build();
    }

    private static HttpRequest.Builder request(Question question, Duration deadline) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(question.address()).timeout(deadline).method("GET", new SentOnce());
        question.headers().forEach(request::header);
        return request;
    }
}
