package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A demo that lets go wrong what its clients ask for, over real sockets. */
@ArquillianTest
class FaultIT {

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive(Map.of(
                "pipstream.data", System.getProperty("target") + "/it-data-faults-" + UUID.randomUUID(),
                "pipstream.feed", "scenario:trend(EURUSD,at=PT0S,pips=80)+feed-freeze(USDJPY,at=PT1M)?seed=7&rate=5",
                "pipstream.trading.open-all-week", "scenario"));
    }

    @Test
    void aDelayedSocketIsLateAndAnotherIsNot() throws Exception {
        try (StreamClient late = StreamClient.open(server, "/ws/prices/");
                StreamClient prompt = StreamClient.open(server, "/ws/prices/")) {
            late.send("{\"type\":\"fault\",\"fault\":\"delay\",\"ms\":1500,\"for_ms\":60000,\"id\":1}");
            JsonNode accepted = late.next(type("fault"));
            assertThat(accepted.path("accepted").asBoolean()).isTrue();
            assertThat(accepted.path("ms").asInt()).isEqualTo(1_500);

            long before = System.nanoTime();
            late.untilPong();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(1_400));
            assertThat(prompt.untilPong()).isEmpty();

            late.send("{\"type\":\"subscribe\",\"symbols\":[\"EURUSD\"],\"interval_ms\":0}");
            Instant quoted = Instant.parse(late.next(type("price")).path("time").asText());
            assertThat(quoted).isBefore(Instant.now().minusMillis(1_400)); // the same machine's clock
            late.send("{\"type\":\"unsubscribe\",\"symbols\":[\"EURUSD\"]}");
            late.next(type("unsubscribed"));

            late.send("{\"type\":\"fault\",\"fault\":\"delay\",\"ms\":0}");
            late.next(type("fault"));
            long after = System.nanoTime();
            late.untilPong();
            assertThat(Duration.ofNanos(System.nanoTime() - after)).isLessThan(Duration.ofMillis(1_400));
        }
    }

    @Test
    void aSocketBreaksWithoutGoodbyeAndTheNextOneResumes() throws Exception {
        JsonNode greeting;
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            greeting = client.next(type("connection"));
            client.send("{\"type\":\"fault\",\"fault\":\"disconnect\",\"after_ms\":300}");
            assertThat(client.next(type("fault")).path("accepted").asBoolean()).isTrue();

            assertThatThrownBy(client::closeCode).hasCauseInstanceOf(IOException.class);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Http.get(server, "/api/metrics").body())
                        .contains("pipstream_sessions{endpoint=\"trading\"} 0.0"));
        try (StreamClient again = StreamClient.open(server, "/ws/trading/")) {
            again.send("{\"type\":\"resume\",\"epoch\":\"%s\",\"after\":0}"
                    .formatted(greeting.path("epoch").asText()));
            assertThat(again.next(type("resumed")).path("after").asInt(-1)).isZero();
        }
    }

    @Test
    void theNextEventsComeTwiceOnThisSocketAndOnceOnAnother() throws Exception {
        awaitPrices();
        try (StreamClient doubled = StreamClient.open(server, "/ws/trading/");
                StreamClient plain = StreamClient.open(server, "/ws/trading/")) {
            doubled.send("{\"type\":\"subscribe\",\"symbols\":[]}");
            plain.send("{\"type\":\"subscribe\",\"symbols\":[]}");
            plain.next(type("subscribed"));
            doubled.send("{\"type\":\"fault\",\"fault\":\"duplicate\",\"count\":2}");
            doubled.next(type("fault"));

            assertThat(order("").statusCode()).isEqualTo(201);
            List<Long> twice = sequences(doubled, 5);
            long first = twice.get(0);
            assertThat(twice).containsExactly(first, first, first + 1, first + 1, first + 2);
            assertThat(sequences(plain, 3)).containsExactly(first, first + 1, first + 2);
        }
        assertThat(Http.post(server, "/api/paper-trading/trades/close_all/", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theNextOrderIsRefusedAndAnnouncedAndTheOneAfterIsNot() throws Exception {
        awaitPrices();
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            client.send("{\"type\":\"fault\",\"fault\":\"reject\",\"count\":1}");
            client.next(type("fault"));

            HttpResponse<String> refused = order(",\"client_order_id\":\"f-1\"");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(StreamClient.json(refused.body()).path("code").asText()).isEqualTo("requested_fault");
            JsonNode event = client.next(type("order_rejected"));
            assertThat(event.path("code").asText()).isEqualTo("requested_fault");
            assertThat(event.path("client_order_id").asText()).isEqualTo("f-1");

            assertThat(order("").statusCode()).isEqualTo(201);
        }
        assertThat(Http.get(server, "/api/metrics").body()).contains("pipstream_faults_total{kind=\"reject\"} 1.0");
        assertThat(Http.post(server, "/api/paper-trading/trades/close_all/", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<Long> sequences(StreamClient client, int count) throws Exception {
        List<Long> sequences = new ArrayList<>();
        while (sequences.size() < count) {
            JsonNode event = client.next(message -> message.has("epoch") && message.has("seq"));
            if (!event.path("type").asText().equals("connection")) {
                sequences.add(event.path("seq").asLong());
            }
        }
        return sequences;
    }

    private void awaitPrices() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                Http.get(server, "/api/quotes?symbols=EURUSD").body())
                        .contains("\"source\":\"scenario\""));
    }

    private HttpResponse<String> order(String more) throws Exception {
        return Http.post(
                server,
                "/api/paper-trading/orders/",
                "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":1000" + more + "}");
    }
}
