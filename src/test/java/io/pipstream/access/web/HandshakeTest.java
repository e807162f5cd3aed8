package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static FakeRequest request(String path) {
        return FakeRequest.from("127.0.0.1").asking("GET", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket", "websocket/13"})
    void asksForAWebSocketWhateverElseItAsksFor(String upgrade) {
        assertThat(Handshake.is(request("/ws/prices/").with("Upgrade", upgrade).build()))
                .isTrue();
    }

    @Test
    void mayAskInAnyOfItsHeaders() {
        assertThat(Handshake.is(request("/ws/prices/")
                        .with("Upgrade", "h2c")
                        .with("Upgrade", "websocket")
                        .build()))
                .isTrue();
    }

    @Test
    void isOneWhereverItGoesSoThatNoSpellingOfAPathEvadesItsChecks() {
        assertThat(Handshake.is(
                        request("//ws/./prices/").with("Upgrade", "websocket").build()))
                .isTrue();
    }

    @Test
    void isNoneWithoutThat() {
        assertThat(Handshake.is(request("/ws/prices/").build())).isFalse();
        assertThat(Handshake.is(request("/ws/prices/").with("Upgrade", "h2c").build()))
                .isFalse();
        assertThat(Handshake.is(
                        request("/ws/prices/").with("Connection", "websocket").build()))
                .isFalse();
    }

    @Test
    void aTicketIsForOneThatOpensASocketOfOurs() {
        assertThat(Handshake.takesTicket(
                        request("/ws/prices/").with("Upgrade", "websocket").build()))
                .isTrue();
        assertThat(Handshake.takesTicket(
                        request("/api/tokens").with("Upgrade", "websocket").build()))
                .isFalse();
        assertThat(Handshake.takesTicket(
                        request("/").with("Upgrade", "websocket").build()))
                .isFalse();
        assertThat(Handshake.takesTicket(
                        request("/wsx").with("Upgrade", "websocket").build()))
                .isFalse();
        assertThat(Handshake.takesTicket(request("/ws/prices/").build())).isFalse();
        assertThat(Handshake.takesTicket(request("/")
                        .asking("POST", "/ws/prices/")
                        .with("Upgrade", "websocket")
                        .build()))
                .isFalse();
    }
}
