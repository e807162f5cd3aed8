package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection to the trading socket of an account, read by one thread. */
final class EventSocket implements AutoCloseable, WebSocket.Listener {

    private static final int PATIENCE_SECONDS = 20;
    private static final String END = "";
    private static final Set<String> NO_EVENTS = Set.of(
            "connection",
            "resumed",
            "heartbeat",
            "pong",
            "price_update",
            "feed_leader",
            "signal_alert",
            "notification",
            "error");

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private EventSocket(Api api, String account) throws IOException, InterruptedException {
        try {
            socket = Api.CLIENT
                    .newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                    .buildAsync(api.socket(account), this)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IOException(refused);
        }
    }

    static EventSocket open(Api api, String account) throws IOException, InterruptedException {
        return new EventSocket(api, account);
    }

    static boolean isEvent(JsonNode message) {
        return !NO_EVENTS.contains(message.path("type").asText());
    }

    /**
     * Null if there is no message in time.
     *
     * @throws IOException if the connection has ended
     */
    @Nullable
    String next(long millis) throws IOException, InterruptedException {
        String text = messages.poll(millis, TimeUnit.MILLISECONDS);
        if (END.equals(text)) {
            throw new IOException("The connection ended");
        }
        return text;
    }

    void resume(String epoch, long after) throws IOException, InterruptedException {
        String text = "{\"type\":\"resume\",\"epoch\":\"%s\",\"after\":%d}".formatted(epoch, after);
        try {
            socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException dropped) {
            throw new IOException(dropped);
        }
    }

    /** Says good-bye; {@link #close} alone drops the connection. */
    void closePolitely() throws IOException, InterruptedException {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException dropped) {
            throw new IOException(dropped);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        messages.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        messages.add(END);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
