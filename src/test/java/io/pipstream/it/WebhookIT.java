package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static io.pipstream.it.Visitor.PASSWORD;
import static io.pipstream.it.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Signals that come from elsewhere, to a real server without demo mode, and those of the demo strategy. */
@ArquillianTest
class WebhookIT {

    private static final String HOOKS = "/api/signals/webhooks";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive(
                "webhook",
                Map.of(
                        "pipstream.feed", "push",
                        "pipstream.feed.push.max-age", "PT6H",
                        "pipstream.signals.demo", "GBPUSD",
                        "pipstream.signals.demo.fast", "1",
                        "pipstream.signals.demo.slow", "2"));
    }

    /** A user who may give signals, with a session. */
    private Visitor newFeeder() throws Exception {
        String name = "feeder-" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"feeder\"]}".formatted(name, PASSWORD);
        HttpResponse<String> made = Desk.at(server).administrator().post("/api/admin/users", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Visitor.loggedIn(server, name, PASSWORD);
    }

    private static JsonNode newWebhook(Visitor feeder) throws Exception {
        String source = "tv-" + UUID.randomUUID();
        HttpResponse<String> made = feeder.post(HOOKS, "{\"name\":\"a chart\",\"source\":\"%s\"}".formatted(source));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    /** As TradingView does it: without any credential, and not even saying that it is JSON. */
    private HttpResponse<String> alert(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.toString()).resolve(address))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String buy(String time) {
        return """
                {"ticker":"OANDA:EURUSD","action":"buy","close":"1.10005","stop_pips":20,"target_pips":40,"time":"%s"}""".formatted(time);
    }

    @Test
    void anAlertIsHeardOnceByWhoeverListens() throws Exception {
        Visitor feeder = newFeeder();
        JsonNode webhook = newWebhook(feeder);
        String address = webhook.path("address").asText();
        try (StreamClient listener = feeder.socket("/ws/trading/")) {
            listener.next(type("connection"));

            HttpResponse<String> taken = alert(address, buy("2026-01-15T12:00:00Z"));
            HttpResponse<String> again = alert(address, buy("2026-01-15T12:00:00Z"));
            alert(address, buy("2026-01-15T12:01:00Z"));

            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
            assertThat(again.body()).isEqualTo(taken.body());
            JsonNode first = listener.next(type("signal_alert")).path("signal");
            JsonNode second = listener.next(type("signal_alert")).path("signal");
            assertThat(first.path("id").asText())
                    .isEqualTo(json(taken).path("signal_id").asText());
            assertThat(first.path("pair").asText()).isEqualTo("EURUSD");
            assertThat(first.path("stop_loss").decimalValue()).isEqualByComparingTo("1.09805");
            assertThat(second.path("id").asText()).isNotEqualTo(first.path("id").asText());
        }
        JsonNode listed = json(feeder.get(HOOKS)).path(0);
        assertThat(listed.path("last_used_at").asText()).isNotEqualTo("null");
        assertThat(listed.path("last_problem").isNull()).isTrue();
    }

    @Test
    void whatWasRefusedIsTheOwnersToSee() throws Exception {
        Visitor feeder = newFeeder();
        JsonNode webhook = newWebhook(feeder);
        String address = webhook.path("address").asText();

        HttpResponse<String> refused = alert(address, "{\"ticker\":\"EURUSD\",\"action\":\"flat\"}");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("fields").has("direction")).isTrue();
        assertThat(json(feeder.get(HOOKS)).path(0).path("last_problem").asText())
                .contains("direction must be buy, sell, long or short");
        HttpResponse<String> tested =
                feeder.bot("\"feed\"").post(HOOKS + "/" + webhook.path("id").asText() + "/test", buy("now"));
        assertThat(tested.statusCode()).as(tested.body()).isEqualTo(200);
        assertThat(json(tested).path("signals").path(0).path("direction").asText())
                .isEqualTo("buy");
    }

    @Test
    void anAddressThatWasDeletedOrNeverWasIsNowhere() throws Exception {
        Visitor feeder = newFeeder();
        JsonNode webhook = newWebhook(feeder);
        String address = webhook.path("address").asText();

        assertThat(feeder.delete(HOOKS + "/" + webhook.path("id").asText()).statusCode())
                .isEqualTo(204);

        HttpResponse<String> deleted = alert(address, buy("2026-01-15T12:00:00Z"));
        HttpResponse<String> madeUp = alert("/api/signals/webhook/psw_made-up", buy("2026-01-15T12:00:00Z"));
        assertThat(deleted.statusCode()).isEqualTo(404);
        assertThat(madeUp.statusCode()).isEqualTo(404);
        assertThat(deleted.body()).isEqualTo(madeUp.body());
    }

    @Test
    void noAddressIsMadeByATokenNorByWhoeverMayNotGiveSignals() throws Exception {
        Visitor feeder = newFeeder();
        Visitor trader = Visitor.registered(
                server, "trader-" + UUID.randomUUID().toString().substring(0, 8));
        String body = "{\"name\":\"a\",\"source\":\"b\"}";

        assertThat(feeder.bot("\"feed\"").post(HOOKS, body).statusCode()).isEqualTo(403);
        assertThat(trader.post(HOOKS, body).statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(server).post(HOOKS, body).statusCode()).isEqualTo(401);
    }

    @Test
    void theDemoStrategyGivesASignalWhereAveragesCross() throws Exception {
        Visitor feeder = newFeeder();
        Visitor bot = feeder.bot("\"feed\"");
        Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
        AtomicInteger minute = new AtomicInteger();
        try (StreamClient listener = feeder.socket("/ws/trading/")) {
            listener.next(type("connection"));

            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        int number = minute.getAndIncrement(); // up and down, two minutes each
                        push(bot, begin.plusSeconds(60L * number), number % 4 < 2 ? "1.3000" : "1.3010");
                        return isHeard(listener);
                    });
        }
    }

    private static void push(Visitor bot, Instant time, String price) throws Exception {
        String body = "{\"symbol\":\"GBPUSD\",\"bid\":%s0,\"ask\":%s5,\"time\":\"%s\"}".formatted(price, price, time);
        HttpResponse<String> pushed = bot.post("/api/quotes", body);
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
    }

    /** Whether a signal of the strategy was among what has come. */
    private static boolean isHeard(StreamClient listener) throws Exception {
        while (listener.waiting() > 0) {
            JsonNode message = listener.next();
            if (message.path("signal").path("id").asText().startsWith("GBPUSD-1m-")) {
                assertThat(message.path("type").asText()).isEqualTo("signal_alert");
                return true;
            }
        }
        return false;
    }
}
