package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client as users write them: on the JDK's own WebSocket. Every wait has a deadline. */
final class StreamClient implements AutoCloseable, WebSocket.Listener {

    private static final int DEADLINE_SECONDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private StreamClient(URL server, String path, Map<String, String> headers) throws Exception {
        URI at = URI.create("ws://%s:%d%s".formatted(server.getHost(), server.getPort(), path));
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(at, this).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    static StreamClient open(URL server, String path) throws Exception {
        return open(server, path, Map.of());
    }

    static StreamClient open(URL server, String path, Map<String, String> headers) throws Exception {
        return new StreamClient(server, path, headers);
    }

    /** The answer to a handshake that is refused. */
    static HttpResponse<?> refused(URL server, String path, Map<String, String> headers) throws Exception {
        try (StreamClient open = open(server, path, headers)) {
            throw new AssertionError("The handshake was answered with: " + open.next());
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse();
            }
            throw refused;
        }
    }

    /** How many messages wait to be looked at. */
    int waiting() {
        return received.size();
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** The next message, whatever it is. */
    JsonNode next() throws Exception {
        String text = received.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message within %d s", DEADLINE_SECONDS).isNotNull();
        return JSON.readTree(text);
    }

    /** The next message that is so; those before it are passed over. */
    JsonNode next(Predicate<JsonNode> such) throws Exception {
        JsonNode message = next();
        while (!such.test(message)) {
            message = next();
        }
        return message;
    }

    /** Every message up to the answer to a ping sent now. */
    List<JsonNode> untilPong() throws Exception {
        send("{\"action\":\"ping\",\"id\":\"fence\"}");
        List<JsonNode> messages = new ArrayList<>();
        JsonNode message = next();
        while (!message.path("id").asText().equals("fence")) {
            messages.add(message);
            message = next();
        }
        return messages;
    }

    int closeCode() throws Exception {
        return closeCode.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    static Predicate<JsonNode> type(String type) {
        return message -> message.path("type").asText().equals(type);
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
