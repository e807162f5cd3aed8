package io.pipstream.it;

import static io.pipstream.it.StreamClient.json;
import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.live.Reactions;
import io.pipstream.feed.live.SourceServer;
import io.pipstream.feed.live.SourceServer.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Live sources behind a real server: one leads, fails, is followed by the next, and comes back. */
@ArquillianTest
class LiveFeedIT {

    private static final SourceServer KRAKEN = server();
    private static final SourceServer YAHOO = server();
    private static final int PRICES = 2_000;

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        KRAKEN.always(krakenTalks());
        YAHOO.always(yahooAnswers());
        return PipstreamWar.archive(Map.ofEntries(
                Map.entry("pipstream.data", System.getProperty("target") + "/it-data-live-" + UUID.randomUUID()),
                Map.entry("pipstream.feed", "kraken,yahoo"),
                Map.entry("pipstream.feed.kraken.url", KRAKEN.ws() + "/v2"),
                Map.entry("pipstream.feed.kraken.instruments", "EURUSD"),
                Map.entry("pipstream.feed.yahoo.url", YAHOO.http().toString()),
                Map.entry("pipstream.feed.yahoo.instruments", "EURUSD"),
                Map.entry("pipstream.feed.yahoo.every", "PT1S"),
                Map.entry("pipstream.feed.recover-after", "PT2S"),
                Map.entry("pipstream.trading.open-all-week", "kraken,yahoo")));
    }

    @AfterAll
    static void end() throws IOException {
        KRAKEN.close();
        YAHOO.close();
    }

    @Test
    void theNextSourceTakesOverAndGivesWayAgain() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            client.send("{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\"],\"interval_ms\":0}");
            assertThat(client.next(type("price")).path("bid").decimalValue())
                    .isBetween(new BigDecimal("1.17"), new BigDecimal("1.18"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(price().path("source").asText()).isEqualTo("kraken"));
            assertThat(price().path("synthetic").asBoolean(true)).isFalse();
            assertThat(Instant.parse(price().path("received").asText())).isBeforeOrEqualTo(Instant.now());

            JsonNode quote = json(Http.post(
                                    server,
                                    "/api/paper-trading/trades/execute/",
                                    "{\"pair\":\"EURUSD\",\"order_type\":\"buy\",\"entry_price\":1.1739,\"stop_loss\":1.0,"
                                            + "\"take_profit_1\":1.5}")
                            .body())
                    .at("/fills/0/explain/quote");
            assertThat(quote.path("source").asText()).isEqualTo("kraken");
            assertThat(quote.path("received").asText()).isNotEmpty();

            KRAKEN.always(Reactions.reset());
            KRAKEN.resetAll();
            JsonNode away = client.next(leads("yahoo"));
            assertThat(away.path("previous").asText()).isEqualTo("kraken");
            assertThat(away.path("reason").asText()).isEqualTo("interrupted");
            assertThat(away.path("symbols").path(0).asText()).isEqualTo("EURUSD");
            assertThat(price().path("source").asText()).isEqualTo("yahoo");
            assertThat(price().path("synthetic").asBoolean()).isTrue();

            JsonNode feeds = json(Http.get(server, "/api/feeds").body()).path("feeds");
            assertThat(feeds.path(0).path("condition").asText()).isIn("waiting_to_retry", "connecting");
            assertThat(feeds.path(1).path("leads").path(0).asText()).isEqualTo("EURUSD");
            assertThat(feeds.path(1).at("/quota/used_today").asInt()).isPositive();

            KRAKEN.always(krakenTalks());
            JsonNode back = client.next(leads("kraken"));
            assertThat(back.path("previous").asText()).isEqualTo("yahoo");
            assertThat(back.path("reason").asText()).isEqualTo("better");
        }
    }

    private JsonNode price() throws Exception {
        HttpResponse<String> answer = Http.get(server, "/api/paper-trading/price/realtime/?symbol=EURUSD");
        return json(answer.body());
    }

    private static Predicate<JsonNode> leads(String source) {
        return message -> type("feed_leader").test(message)
                && message.path("source").asText().equals(source);
    }

    /** A price every quarter of a second, up and down by a point. */
    private static Reaction krakenTalks() {
        return Reactions.socket(peer -> {
            peer.awaitText();
            for (int count = 0; count < PRICES; count++) {
                peer.text("""
                        {"channel":"ticker","type":"update","data":[{"symbol":"EUR/USD","bid":1.1738%d,"bid_qty":1.0,\
                        "ask":1.1739%d,"ask_qty":1.0,"last":1.1738,"timestamp":"%s"}]}""".formatted(count % 2, count % 2, Instant.now()));
                peer.pause(250);
            }
        });
    }

    private static Reaction yahooAnswers() {
        return visit ->
                visit.respond(200, """
                {"chart":{"result":[{"meta":{"currency":"USD","symbol":"EURUSD=X","regularMarketTime":%d,\
                "regularMarketPrice":1.1738},"timestamp":[],"indicators":{"quote":[{}]}}],"error":null}}""".formatted(Instant.now().getEpochSecond()), "Content-Type: application/json");
    }

    private static SourceServer server() {
        try {
            return new SourceServer();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
