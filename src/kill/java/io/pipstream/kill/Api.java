package io.pipstream.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The server over HTTP, one question and one answer; nothing is repeated here. Thread-safe. */
final class Api {

    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRADING = "/api/paper-trading/";
    /** Keeps each digit of a number. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final int port;

    Api(int port) {
        this.port = port;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(text, notJson);
        }
    }

    URI socket(String account) {
        return URI.create("ws://127.0.0.1:%d/ws/trading/?account=%s".formatted(port, account));
    }

    /** @throws IOException if there was no answer; what was asked for may have been done */
    Answer send(Request request) throws IOException, InterruptedException {
        HttpRequest post = to(TRADING + request.path() + "?account=" + request.account())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.name())
                .POST(BodyPublishers.ofString(request.body()))
                .build();
        return exchange(post);
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return exchange(to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** @param path under {@code /api/paper-trading/} */
    Answer get(String path) throws IOException, InterruptedException {
        return exchange(to(TRADING + path).GET().build());
    }

    /** Whether the application answers at all. */
    boolean isUp() throws InterruptedException {
        try {
            return exchange(to("/api/instruments").GET().build()).isSuccess();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether the application says it can do all it is for. */
    boolean isReady() throws IOException, InterruptedException {
        return exchange(to("/health/ready").GET().build()).isSuccess();
    }

    /** The sum of a metric over its labels; 0 if there is none of that name. */
    double metric(String name) throws IOException, InterruptedException {
        HttpRequest get = to("/api/metrics").setHeader("Accept", "*/*").GET().build();
        return CLIENT.send(get, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
    }

    private static Answer exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        boolean replay = response.headers().firstValue("Idempotent-Replay").isPresent();
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), json(isJson ? response.body() : "{}"), replay);
    }
}
