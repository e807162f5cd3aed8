package io.pipstream.it;

import static io.pipstream.it.StreamClient.json;
import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trading over HTTP on a real server, and what its sessions hear of it. */
@ArquillianTest
class TradingIT {

    private static final String TRADES = "/api/paper-trading/trades/";
    private static final Set<String> NOT_OF_THE_ACCOUNT =
            Set.of("connection", "price_update", "feed_leader", "heartbeat", "signal_alert", "notification", "resumed");

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive();
    }

    @BeforeEach
    void anEmptyAccountAndAPrice() throws Exception {
        JsonNode account = done(Http.post(server, "/api/paper-trading/account/reset/", "{\"balance\":10000}"), 200);
        assertThat(account.path("balance").decimalValue()).isEqualByComparingTo("10000");
        quote("1.10000", "1.10010");
    }

    private void quote(String bid, String ask) throws Exception {
        done(
                Http.post(server, "/api/quotes", "{\"symbol\":\"EURUSD\",\"bid\":%s,\"ask\":%s}".formatted(bid, ask)),
                200);
    }

    private static JsonNode done(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer.body());
    }

    private JsonNode buy(String further) throws Exception {
        String body = "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1001,\"stop_loss\":1.095,"
                + "\"lot_size\":0.1" + further + "}";
        return done(Http.post(server, TRADES + "execute/", body), 201);
    }

    private static List<JsonNode> events(StreamClient client, int count) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(client.next(
                    message -> !NOT_OF_THE_ACCOUNT.contains(message.path("type").asText())));
        }
        return events;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    @Test
    void anOrderIsFilledAndHeardInOrder() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            long before = client.next(type("connection")).path("seq").asLong();

            JsonNode trade = buy("");

            assertThat(trade.path("entry_price").decimalValue()).isEqualByComparingTo("1.10010");
            assertThat(trade.path("units").asLong()).isEqualTo(10_000);
            List<JsonNode> events = events(client, 3);
            assertThat(types(events)).containsExactly("order_placed", "trade_execution", "balance_update");
            assertThat(events)
                    .extracting(event -> event.path("seq").asLong())
                    .containsExactly(before + 1, before + 2, before + 3);
            assertThat(trade.path("id").asLong()).isEqualTo(before + 2);
            assertThat(trade.path("seq").asLong()).isEqualTo(before + 3);
        }
    }

    @Test
    void aPushedQuoteThatReachesTheStopLossClosesTheTradeAtItsBid() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            client.next(type("connection"));
            long id = buy("").path("id").asLong();

            quote("1.09450", "1.09460");

            JsonNode closed = client.next(type("trade_closed"));
            assertThat(closed.path("reason").asText()).isEqualTo("sl_hit");
            assertThat(closed.path("trade").path("id").asLong()).isEqualTo(id);
            assertThat(closed.path("trade").path("exit_price").decimalValue()).isEqualByComparingTo("1.09450");
            // (1.09450 - 1.10010) x 10,000 = -56.00
            assertThat(closed.path("profit_loss").decimalValue()).isEqualByComparingTo("-56");
            assertThat(Http.post(server, TRADES + id + "/close/", "{}").statusCode())
                    .isEqualTo(400);
            JsonNode explained = done(Http.get(server, TRADES + id + "/explain/"), 200);
            assertThat(explained.path("fills")).hasSize(2);
        }
    }

    @Test
    void aSinglePriceClosesWhatItReachesAndTheAnswerCountsIt() throws Exception {
        buy("");

        JsonNode answer =
                done(Http.post(server, "/api/paper-trading/positions/update/", "{\"prices\":{\"EURUSD\":1.09}}"), 200);

        assertThat(answer.path("updated").asInt()).isEqualTo(1);
        assertThat(answer.path("closed_trades").asInt()).isEqualTo(1);
    }

    @Test
    void whatASessionMissedComesOnceAfterItResumes() throws Exception {
        String epoch;
        long seen;
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            epoch = client.next(type("connection")).path("epoch").asText();
            buy("");
            seen = events(client, 3).get(2).path("seq").asLong();
        }
        long id = buy("").path("id").asLong();
        done(Http.post(server, TRADES + id + "/close/", "{}"), 200);
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            client.next(type("connection"));
            client.send("{\"type\":\"resume\",\"epoch\":\"%s\",\"after\":%d}".formatted(epoch, seen));

            List<JsonNode> missed = events(client, 5);

            assertThat(types(missed))
                    .containsExactly(
                            "order_placed", "trade_execution", "balance_update", "trade_closed", "balance_update");
            assertThat(missed)
                    .extracting(event -> event.path("seq").asLong())
                    .containsExactly(seen + 1, seen + 2, seen + 3, seen + 4, seen + 5);
            assertThat(client.next(type("resumed")).path("seq").asLong()).isEqualTo(seen + 5);
            assertThat(client.untilPong())
                    .noneMatch(message -> message.has("seq")
                            && !NOT_OF_THE_ACCOUNT.contains(message.path("type").asText()));
        }
    }

    @Test
    void aRepeatedRequestIsExecutedOnceAndAnsweredWithTheSameBytes() throws Exception {
        String body = "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1001,\"stop_loss\":1.095,"
                + "\"client_order_id\":\"" + UUID.randomUUID() + "\"}";
        HttpResponse<String> first = Http.post(server, TRADES + "execute/", body);
        HttpResponse<String> again = Http.post(server, TRADES + "execute", body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(done(Http.get(server, "/api/paper-trading/account/"), 200)
                        .path("open_trades")
                        .asInt())
                .isEqualTo(1);
        JsonNode other = done(
                Http.post(
                        server, TRADES + "execute/", body.replace("buy", "sell").replace("1.095", "1.105")),
                422);
        assertThat(other.path("code").asText()).isEqualTo("client_order_id_already_exists");
    }

    @Test
    void addressesAreKeptApart() throws Exception {
        long id = buy("").path("id").asLong();
        assertThat(Http.post(server, TRADES + "execute/", "{}").statusCode()).isEqualTo(400);
        // a server may look for a trade called execute, or say that the address takes POST only
        assertThat(Http.get(server, TRADES + "execute/").statusCode()).isIn(404, 405);
        JsonNode changed = done(Http.send(server, "PATCH", TRADES + id + "/", "{\"stop_loss\":1.09}"), 200);
        assertThat(changed.path("stop_loss").decimalValue()).isEqualByComparingTo("1.09");
        assertThat(done(Http.get(server, TRADES + id), 200).path("id").asLong()).isEqualTo(id);
        assertThat(done(Http.get(server, TRADES), 200)).hasSize(1);
        assertThat(Http.post(server, TRADES, "{}").statusCode()).isEqualTo(405);
        String limit = "{\"pair\":\"EURUSD\",\"side\":\"buy\",\"type\":\"limit\",\"units\":1000,\"price\":1.05}";
        long order = done(Http.post(server, "/api/paper-trading/orders/", limit), 201)
                .path("id")
                .asLong();
        String orders = "/api/paper-trading/orders/";
        JsonNode replaced = done(Http.send(server, "PUT", orders + order, limit.replace("1.05", "1.06")), 200);
        JsonNode cancelled =
                done(Http.send(server, "DELETE", orders + replaced.path("id").asLong() + "/", ""), 200);
        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(done(Http.get(server, orders + "?status=cancelled"), 200)).hasSize(2);
        JsonNode check = done(Http.post(server, TRADES + "check/", limit), 200);
        assertThat(check.path("accepted").asBoolean()).isTrue();
        JsonNode all = done(Http.post(server, TRADES + "close_all/", ""), 200);
        assertThat(all.path("closed_trades")).hasSize(1);
        assertThat(Http.post(server, TRADES + "999999999/close/", "{}").statusCode())
                .isEqualTo(404);
        assertThat(Http.get(server, "/api/paper-trading/account/?account=nobody")
                        .statusCode())
                .isEqualTo(404);
    }
}
