package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody who uses the server: with nothing, with a browser's session, or with a token. Sends what a browser or a bot would,
 * and no more. Immutable.
 */
public final class Visitor {

    public static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final URL server;
    private final Map<String, String> headers;

    private Visitor(URL server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    public static Visitor anonymous(URL server) {
        return new Visitor(server, Map.of());
    }

    /** Registers, and logs in. */
    public static Visitor registered(URL server, String name) throws Exception {
        HttpResponse<String> answer = anonymous(server).post("/api/users", login(name, PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return loggedIn(server, name, PASSWORD);
    }

    public static Visitor loggedIn(URL server, String name, String password) throws Exception {
        HttpResponse<String> answer = anonymous(server).post("/api/session", login(name, password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return anonymous(server)
                .with("Cookie", cookie(answer))
                .with("X-CSRF-Token", json(answer).path("csrf").asText());
    }

    public static String login(String name, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }

    /** Name and value of the cookie that an answer sets. */
    public static String cookie(HttpResponse<?> answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    public static JsonNode json(HttpResponse<String> answer) throws Exception {
        return StreamClient.json(answer.body());
    }

    /** A bot with a new token of this visitor's. */
    public Visitor bot(String scopes) throws Exception {
        return anonymous(server)
                .with("Authorization", "Bearer " + token(scopes).path("token").asText());
    }

    /** @param scopes such as {@code "read","trade"} */
    public JsonNode token(String scopes) throws Exception {
        HttpResponse<String> issued = post("/api/tokens", "{\"name\":\"a bot\",\"scopes\":[%s]}".formatted(scopes));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json(issued);
    }

    public Visitor with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Visitor(server, Map.copyOf(more));
    }

    public Visitor without(String header) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(header);
        return new Visitor(server, Map.copyOf(fewer));
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    public HttpResponse<String> post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    public HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, "");
    }

    public HttpResponse<String> send(String method, String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.toString()).resolve(path))
                .timeout(DEADLINE);
        headers.forEach(request::header);
        if (json.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    StreamClient socket(String path) throws Exception {
        return StreamClient.open(server, path, socketHeaders());
    }

    HttpResponse<?> refusedSocket(String path) throws Exception {
        return StreamClient.refused(server, path, socketHeaders());
    }

    private Map<String, String> socketHeaders() {
        Map<String, String> sent = new HashMap<>(headers);
        sent.remove("X-CSRF-Token");
        return sent;
    }
}
