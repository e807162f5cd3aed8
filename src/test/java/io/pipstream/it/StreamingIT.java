package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Prices and signals as clients get them from a real server that is fed by {@code POST /api/quotes}. */
@ArquillianTest
class StreamingIT {

    private static final int MAX_SESSIONS = 60; // PIPSTREAM_STREAM_MAX_SESSIONS of the build

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    private void quote(String symbol, String bid, String ask) throws Exception {
        String quote = "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s}".formatted(symbol, bid, ask);
        assertThat(Http.post(server, "/api/quotes", quote).statusCode()).isEqualTo(200);
    }

    @Test
    void aTradingSessionIsGreetedAndAnswered() throws Exception {
        for (String path : List.of("/ws/trading/", "/ws/trading")) {
            try (StreamClient client = StreamClient.open(server, path)) {
                assertThat(client.next().path("message").asText()).isEqualTo("Connected to trading updates");
                client.send("this is not JSON");
                assertThat(client.next(type("error")).path("message").asText()).isEqualTo("Invalid JSON format");
                client.send("{\"type\":\"ping\"}");
                assertThat(client.next(type("pong")).hasNonNull("timestamp")).isTrue();
            }
        }
    }

    @Test
    void aSubscriptionIsAnsweredThenStreamsAndEndsWithUnsubscribe() throws Exception {
        quote("AUDUSD", "0.65000", "0.65010");
        for (String path : List.of("/ws/prices/", "/ws/prices")) {
            try (StreamClient client = StreamClient.open(server, path)) {
                client.send("{\"action\":\"subscribe\",\"symbols\":[\"AUD/USD\"],\"interval_ms\":0}");
                assertThat(client.next().toString()).isEqualTo("{\"action\":\"subscribed\",\"symbols\":[\"AUDUSD\"]}");
                assertThat(client.next().path("symbol").asText()).isEqualTo("AUDUSD");

                quote("AUDUSD", "0.65001", "0.65011");
                assertThat(client.next(type("price")).path("bid").decimalValue())
                        .isEqualByComparingTo("0.65001");

                client.send("{\"action\":\"unsubscribe\",\"symbols\":[\"AUDUSD\"]}");
                assertThat(client.next().path("action").asText()).isEqualTo("unsubscribed");
                quote("AUDUSD", "0.65000", "0.65010");
                assertThat(client.untilPong()).filteredOn(type("price")).isEmpty();
            }
        }
    }

    @Test
    void aBatchBringsAllThatChangedInOneFrame() throws Exception {
        quote("NZDUSD", "0.60000", "0.60010");
        quote("USDCHF", "0.90000", "0.90010");
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            client.send("{\"type\":\"subscribe\",\"symbols\":[\"NZDUSD\",\"USDCHF\"],\"batch\":true}");
            client.next();

            assertThat(client.next(type("prices")).path("prices"))
                    .extracting(price -> price.path("symbol").asText())
                    .containsExactly("USDCHF", "NZDUSD");
        }
    }

    @Test
    void anUnknownSymbolIsAnErrorWithItsNameAndTheSocketStaysOpen() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            client.send("{\"action\":\"subscribe\",\"symbols\":[\"US30\"],\"id\":1}");
            JsonNode error = client.next();
            assertThat(error.path("code").asText()).isEqualTo("unknown_symbol");
            assertThat(error.path("symbols").toString()).isEqualTo("[\"US30\"]");
            client.send("{\"action\":\"dance\"}");
            assertThat(client.next().path("code").asText()).isEqualTo("unknown_type");
        }
    }

    @Test
    void everyTradingSessionGetsTheSignalsInTheirOrder() throws Exception {
        try (StreamClient one = StreamClient.open(server, "/ws/trading/");
                StreamClient two = StreamClient.open(server, "/ws/trading");
                StreamClient prices = StreamClient.open(server, "/ws/prices/")) {
            one.next();
            two.next();
            List<String> announced = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                String signal = """
                        {"signal_id":"s-%d","pair":"EURUSD","direction":"buy","entry_price":1.1,"stop_loss":1.09,
                         "take_profit_1":1.12,"confidence":85}""".formatted(number);
                assertThat(Http.post(server, "/api/paper-trading/signals/", signal)
                                .statusCode())
                        .isEqualTo(202);
                announced.add("s-" + number);
            }

            assertThat(signals(one, 100)).isEqualTo(announced);
            assertThat(signals(two, 100)).isEqualTo(announced);
            assertThat(prices.untilPong()).filteredOn(type("signal_alert")).isEmpty();
        }
    }

    private static List<String> signals(StreamClient client, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(client.next(type("signal_alert")).path("signal").path("id").asText());
        }
        return ids;
    }

    @Test
    void aHeartbeatTellsTheStateOfTheFeeds() throws Exception {
        quote("EURUSD", "1.10000", "1.10010");
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            JsonNode heartbeat = client.next(type("heartbeat"));

            assertThat(heartbeat.path("feeds").path(0).path("source").asText()).isEqualTo("push");
            assertThat(heartbeat.path("feeds").path(0).path("age_ms").isIntegralNumber())
                    .isTrue();
            assertThat(heartbeat.path("conflated").asInt(-1)).isZero();
        }
    }

    @Test
    void aMessageOf64KibIsReadAndOneByteMoreClosesTheSocketWith1009() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            String frame = "{\"action\":\"ping\",\"id\":\"x\",\"more\":\"%s\"}";
            int filling = 65_536 - frame.formatted("").length();
            client.send(frame.formatted("y".repeat(filling)));
            assertThat(client.next().path("action").asText()).isEqualTo("pong");

            client.send(frame.formatted("y".repeat(filling + 1)));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void oneConnectionTooManyIsTurnedAwayWith4502() throws Exception {
        List<StreamClient> open = new ArrayList<>();
        try {
            for (int session = 0; session < MAX_SESSIONS; session++) {
                StreamClient client = StreamClient.open(server, "/ws/prices/");
                client.send("{\"action\":\"ping\"}");
                client.next();
                open.add(client);
            }
            try (StreamClient tooMany = StreamClient.open(server, "/ws/prices/")) {
                assertThat(tooMany.closeCode()).isEqualTo(4502);
            }
        } finally {
            open.forEach(StreamClient::close);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sessions()).isZero());
    }

    @Test
    void aClientThatDoesNotReadIsReset() throws Exception {
        try (StalledClient stalled = StalledClient.open(server)) {
            long changes = 0;
            while (!stalled.isGone() && changes < 20_000) {
                quote("EURJPY", "160.%03d".formatted(changes % 1_000), "161.000");
                changes++;
            }
            assertThat(stalled.isGone()).as("gone after %d changes", changes).isTrue();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sessions()).isZero());
    }

    private double sessions() throws Exception {
        return Http.get(server, "/api/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("pipstream_sessions{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
