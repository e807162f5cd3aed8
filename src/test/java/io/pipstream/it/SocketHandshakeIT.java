package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes byte for byte: what is negotiated, what is not, and whom the demo lets in. */
@ArquillianTest
class SocketHandshakeIT {

    @ArquillianResource
    private URL server;

    /** In demo mode, as the build's settings have it. */
    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    private RawHttp.Answer handshake(Map<String, String> more) throws Exception {
        Map<String, String> headers = new HashMap<>(RawHttp.UPGRADE);
        headers.putAll(more);
        try (RawHttp connection = RawHttp.to(server)) {
            return connection.send("GET", "/ws/prices/", headers, "");
        }
    }

    @Test
    void whoeverComesToTheDemoFromThisMachineIsLetIn() throws Exception {
        RawHttp.Answer answer = handshake(Map.of());
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="); // RFC 6455 §1.3
    }

    @Test
    void compressionIsNotNegotiated() throws Exception {
        RawHttp.Answer answer =
                handshake(Map.of("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"));
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Sec-WebSocket-Extensions")).isEmpty();
    }

    /** Neither the drafts that browsers had before RFC 6455 nor versions that there never were. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "99", "x"})
    void olderProtocolsAreNotSpoken(String version) throws Exception {
        assertThat(handshake(Map.of("Sec-WebSocket-Version", version)).status()).isNotEqualTo(101);
    }

    /** A site whose name resolves to this machine has the demo's visitors' browsers, but not their host name. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080"})
    void aSiteThatPointsItsNameHereGetsNothingOfTheDemo(String host) throws Exception {
        Map<String, String> headers = Map.of("Host", host, "Origin", "http://" + host);
        assertThat(handshake(headers).status()).isEqualTo(403);
        try (RawHttp connection = RawHttp.to(server)) {
            assertThat(connection
                            .send("GET", "/api/quotes", Map.of("Host", host), "")
                            .status())
                    .isIn(401, 403);
        }
    }

    @Test
    void whatAProxyForwardsFromElsewhereIsNoVisitorOfTheDemo() throws Exception {
        assertThat(handshake(Map.of("X-Forwarded-For", "203.0.113.7")).status()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherSiteGetsNoSocketOfTheDemo() throws Exception {
        assertThat(handshake(Map.of("Origin", "https://evil.example")).status()).isEqualTo(403);
    }
}
