package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static io.pipstream.it.Visitor.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What somebody is told of their trades on a real server. */
@ArquillianTest
class NotificationsIT {

    private static final String CHANNELS = "/api/notifications/channels";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive("notifications", Map.of("pipstream.notifications.private-webhooks", "true"));
    }

    private static JsonNode done(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private JsonNode buy(Visitor trader) throws Exception {
        Desk.quote(Desk.at(server).feeder(), "EURUSD", "1.10000", "1.10010");
        return done(
                trader.post(
                        "/api/paper-trading/orders/",
                        "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"market\",\"units\":1000}"),
                201);
    }

    @Test
    void aPageHearsOfAFillEvenIfItIsOpenedLater() throws Exception {
        Visitor ann = Visitor.registered(server, "ann");
        done(ann.post(CHANNELS, "{\"medium\":\"browser\",\"kinds\":[\"fills\"]}"), 201);
        Visitor bot = ann.bot("\"read\",\"trade\"");

        try (StreamClient page = StreamClient.open(server, "/ws/trading/", authorization(bot))) {
            page.next(type("connection"));
            buy(ann);
            JsonNode told = page.next(type("notification"));
            assertThat(told.path("kind").asText()).isEqualTo("fills");
            assertThat(told.path("subject").asText()).isEqualTo("ann: bought 1,000 EURUSD at 1.10010");
        }
        buy(ann);
        try (StreamClient page = StreamClient.open(server, "/ws/trading/", authorization(bot))) {
            long id = page.next(type("notification")).path("id").asLong();
            await().atMost(PATIENCE).until(() -> ids(ann, "sent").contains(id));
        }
        assertThat(ids(ann, "sent")).hasSize(2);
        assertThat(ids(ann, "waiting")).isEmpty();
    }

    private static Map<String, String> authorization(Visitor bot) {
        return Map.of("Authorization", bot.header("Authorization"));
    }

    private static List<Long> ids(Visitor visitor, String state) throws Exception {
        return done(visitor.get("/api/notifications/?state=" + state), 200)
                .path("notifications")
                .findValues("id")
                .stream()
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void aWebhookHearsOfAFillAndOfNobodyElsesTrades() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            Visitor bea = Visitor.registered(server, "bea");
            Visitor cid = Visitor.registered(server, "cid");
            String target = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in";
            JsonNode channel =
                    done(bea.post(CHANNELS, "{\"medium\":\"webhook\",\"target\":\"%s\"}".formatted(target)), 201);
            assertThat(channel.path("secret").asText()).startsWith("whsec_");

            buy(cid);
            buy(bea);

            await().atMost(PATIENCE).until(() -> !heard.isEmpty());
            await().atMost(PATIENCE).until(() -> ids(bea, "sent").size() == 1);
            assertThat(heard).hasSize(1);
            assertThat(heard.get(0))
                    .contains("bea: bought 1,000 EURUSD at 1.10010")
                    .contains("trade_execution");
            assertThat(json(bea.get(CHANNELS)).path(0).has("secret")).isFalse();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aTokenIsNotEnoughToHaveNotificationsSentElsewhere() throws Exception {
        Visitor dan = Visitor.registered(server, "dan");
        String webhook = "{\"medium\":\"webhook\",\"target\":\"https://example.org/\"}";

        assertThat(dan.bot("\"read\"")
                        .post(CHANNELS, "{\"medium\":\"browser\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(dan.bot("\"read\",\"trade\"").post(CHANNELS, webhook).statusCode())
                .isEqualTo(403);
        assertThat(dan.bot("\"trade\"")
                        .post(CHANNELS, "{\"medium\":\"browser\"}")
                        .statusCode())
                .isEqualTo(201);
    }
}
