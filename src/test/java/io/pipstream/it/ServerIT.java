package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The built WAR answers at the root of the server, over HTTP and over WebSockets. */
@ArquillianTest
class ServerIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    @Test
    void isDeployedAtTheRoot() throws Exception {
        URI at = url.toURI();

        assertThat(at.getPath()).isEqualTo("/");
        var answer = client.send(
                HttpRequest.newBuilder(at.resolve("/api/instruments")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void speaksWebSockets() throws Exception {
        URI at = url.toURI();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();

        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://%s:%d/ws/trading/".formatted(at.getHost(), at.getPort())), into(received))
                .get(10, TimeUnit.SECONDS);

        assertThat(received.poll(10, TimeUnit.SECONDS)).contains("\"type\":\"connection\"");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
    }

    private static WebSocket.Listener into(BlockingQueue<String> received) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                received.add(text.toString());
                socket.request(1);
                return null;
            }
        };
    }
}
