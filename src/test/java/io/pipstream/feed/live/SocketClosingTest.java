package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import org.junit.jupiter.api.Test;

class SocketClosingTest {

    private final RecordingListener listener = new RecordingListener();
    private final SocketLine line = new SocketLine(listener, 1_000, ended -> {});

    @Test
    void whatASourceSaysWhenItClosesIsOneLineWithoutAKey() {
        line.onClose(aSocket(), 1008, "bad apikey=s3cr3t-k3y\nFeed oanda is well again");

        assertThat(listener.told)
                .containsExactly("lost the source closed it with 1008 bad apikey=*** Feed oanda is well again");
    }

    private static WebSocket aSocket() {
        return (WebSocket) Proxy.newProxyInstance(
                WebSocket.class.getClassLoader(),
                new Class<?>[] {WebSocket.class},
                (socket, method, arguments) -> null);
    }
}
