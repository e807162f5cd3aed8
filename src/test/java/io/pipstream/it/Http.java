package io.pipstream.it;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain requests to the server under test. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Http() {}

    static HttpResponse<String> get(URL server, String path) throws Exception {
        return CLIENT.send(request(server, path).build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> post(URL server, String path, String json) throws Exception {
        return CLIENT.send(
                request(server, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    static HttpResponse<String> send(URL server, String method, String path, String json) throws Exception {
        return CLIENT.send(
                request(server, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URL server, String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(server.toString()).resolve(path))
                .timeout(DEADLINE);
    }
}
