package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static io.pipstream.it.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Signals on a real server: given by one, heard by others, each once and in order. */
@ArquillianTest
class SignalsIT {

    private static final String SIGNALS = "/api/paper-trading/signals/";
    private static final String TRADING = "/ws/trading/";

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive("signals", Map.of("pipstream.access.requests-per-second", "100000"));
    }

    private static String signal(String id) {
        return """
                {"signal_id":"%s","pair":"EURUSD","direction":"buy","entry_price":1.1,"stop_loss_pips":100,
                 "take_profit_1":1.12,"confidence":85,"expires_in":60}""".formatted(id);
    }

    private static JsonNode announced(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    private Visitor listener() throws Exception {
        return Visitor.registered(server, "ann-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static List<JsonNode> alerts(StreamClient client, int count) throws Exception {
        List<JsonNode> alerts = new ArrayList<>();
        while (alerts.size() < count) {
            alerts.add(client.next(type("signal_alert")));
        }
        return alerts;
    }

    private static List<String> ids(List<JsonNode> alerts) {
        return alerts.stream()
                .map(alert -> alert.path("signal").path("id").asText())
                .toList();
    }

    @Test
    void whoWasAwayResumesExactlyWhatWasMissed() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        Visitor ann = listener();
        String run = UUID.randomUUID().toString();
        long seen;
        try (StreamClient client = ann.socket(TRADING)) {
            long before = client.next(type("connection")).path("signal_seq").asLong();
            JsonNode first = announced(feeder.post(SIGNALS, signal(run + "-a")));
            JsonNode second = announced(feeder.post(SIGNALS, signal(run + "-b")));
            assertThat(first.path("signal_seq").asLong()).isEqualTo(before + 1);
            assertThat(second.path("signal_seq").asLong()).isEqualTo(before + 2);

            List<JsonNode> heard = alerts(client, 2);
            assertThat(ids(heard)).containsExactly(run + "-a", run + "-b");
            assertThat(heard.get(0).path("signal").path("signal_source").asText())
                    .isEqualTo("feeder");
            assertThat(heard.get(0).path("signal").path("stop_loss").decimalValue())
                    .isEqualByComparingTo("1.09");
            seen = heard.get(1).path("signal_seq").asLong();
        }
        List<String> missed = IntStream.range(0, 10)
                .mapToObj(number -> run + "-missed-" + number)
                .toList();
        announced(feeder.post(SIGNALS, signal(missed.get(0))));
        announced(feeder.post(
                SIGNALS,
                "{\"signals\":["
                        + String.join(
                                ",",
                                missed.subList(1, 10).stream()
                                        .map(SignalsIT::signal)
                                        .toList())
                        + "]}"));

        try (StreamClient client = ann.socket(TRADING)) {
            JsonNode greeting = client.next(type("connection"));
            assertThat(greeting.path("signal_seq").asLong()).isBetween(seen, seen + 10);
            client.send("{\"type\":\"resume\",\"signals_after\":%d,\"epoch\":\"%s\",\"after\":%d,\"id\":1}"
                    .formatted(
                            seen,
                            greeting.path("epoch").asText(),
                            greeting.path("seq").asLong()));

            List<JsonNode> heard = new ArrayList<>();
            JsonNode message = client.next();
            while (!message.has("signals_after")) {
                if (type("signal_alert").test(message)) {
                    heard.add(message);
                }
                message = client.next();
            }
            assertThat(message.path("id").asInt()).isEqualTo(1);
            assertThat(message.path("signal_seq").asLong()).isEqualTo(seen + heard.size());
            heard.addAll(alerts(client, 10 - heard.size()));
            assertThat(ids(heard)).isEqualTo(missed);
            assertThat(client.untilPong()).noneMatch(type("signal_alert"));
            client.send("{\"type\":\"resume\",\"signals_after\":%d,\"id\":2}".formatted(seen + 1_000));
            JsonNode refused = client.next(type("error"));
            assertThat(refused.path("code").asText()).isEqualTo("resume_unavailable");
            assertThat(refused.path("id").asInt()).isEqualTo(2);
        }
        JsonNode listed = json(ann.get(SIGNALS + "?source=feeder&limit=10"));
        assertThat(listed.get(0).path("id").asText()).isEqualTo(missed.get(9));
        assertThat(listed.get(9).path("id").asText()).isEqualTo(missed.get(0));
        assertThat(json(ann.get(SIGNALS + (seen + 1) + "/")).path("id").asText())
                .isEqualTo(missed.get(0));
        assertThat(json(ann.get(SIGNALS + "sources/")).findValuesAsText("source"))
                .contains("feeder");
    }

    @Test
    void aThousandDuplicatesAreAnnouncedOnce() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        String id = "dup-" + UUID.randomUUID();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (StreamClient client = listener().socket(TRADING)) {
            client.next(type("connection"));
            List<Callable<HttpResponse<String>>> posts = IntStream.range(0, 1_000)
                    .<Callable<HttpResponse<String>>>mapToObj(unused -> () -> feeder.post(SIGNALS, signal(id)))
                    .toList();
            int fresh = 0;
            String answer = "";
            for (Future<HttpResponse<String>> post : threads.invokeAll(posts)) {
                HttpResponse<String> taken = post.get();
                announced(taken);
                fresh += taken.headers().firstValue("Idempotent-Replay").isPresent() ? 0 : 1;
                assertThat(taken.body()).isEqualTo(answer.isEmpty() ? taken.body() : answer);
                answer = taken.body();
            }
            assertThat(fresh).isEqualTo(1);

            announced(feeder.post(SIGNALS, signal(id + "-after")));
            assertThat(ids(alerts(client, 2))).containsExactly(id, id + "-after");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSourceBelongsToWhoUsedItFirst() throws Exception {
        announced(Desk.at(server).feeder().post(SIGNALS, signal("own-" + UUID.randomUUID())));
        String name = "other-" + UUID.randomUUID().toString().substring(0, 8);
        String body =
                "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"feeder\"]}".formatted(name, Visitor.PASSWORD);
        HttpResponse<String> made = Desk.at(server).administrator().post("/api/admin/users", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Visitor other = Visitor.loggedIn(server, name, Visitor.PASSWORD).bot("\"feed\"");

        HttpResponse<String> refused = other.post(
                SIGNALS, signal("x").replace("{\"signal_id\"", "{\"signal_source\":\"feeder\",\"signal_id\""));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(json(refused).path("code").asText()).isEqualTo("source_taken");
    }
}
