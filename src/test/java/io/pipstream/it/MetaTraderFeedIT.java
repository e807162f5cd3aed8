package io.pipstream.it;

import static io.pipstream.it.StreamClient.json;
import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.mt5.FakeTerminal;
import io.pipstream.feed.mt5.FakeTerminal.Reply;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A terminal of MetaTrader behind a real server: its prices are streamed, its bars fill the chart. */
@ArquillianTest
class MetaTraderFeedIT {

    private static final FakeTerminal TERMINAL = new FakeTerminal(MetaTraderFeedIT::answer);
    private static final AtomicInteger PRICES = new AtomicInteger();
    private static volatile boolean silent;

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return PipstreamWar.archive(Map.of(
                "pipstream.data",
                System.getProperty("target") + "/it-data-mt5-" + UUID.randomUUID(),
                "pipstream.feed",
                "mt5:" + TERMINAL.address() + "?every=200ms&timeout=500ms&symbols=EURUSD&suffix=.pro&zone=UTC",
                "pipstream.trading.open-all-week",
                "mt5"));
    }

    @AfterAll
    static void end() {
        TERMINAL.close();
    }

    @Test
    void pricesAreStreamedAndBarsFillTheChart() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/prices/")) {
            client.send("{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\"],\"interval_ms\":0}");
            assertThat(client.next(type("price")).path("bid").decimalValue())
                    .isBetween(new BigDecimal("1.17"), new BigDecimal("1.18"));
        }
        assertThat(feed().path("source").asText()).isEqualTo("mt5");
        assertThat(feed().path("condition").asText()).isEqualTo("running");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode chart = json(Http.get(server, "/api/paper-trading/price/ohlc/?symbol=EURUSD&interval=1h&limit=24")
                    .body());
            assertThat(chart.path("data").path(0).path("open").decimalValue()).isEqualByComparingTo("1.15");
            assertThat(chart.path("origins").path(0).path("origin").asText()).isEqualTo("history");
        });

        silent = true;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(feed().path("condition").asText()).isEqualTo("waiting_to_retry"));
        silent = false;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(feed().path("condition").asText()).isEqualTo("running"));
    }

    private JsonNode feed() throws Exception {
        return json(Http.get(server, "/api/feeds").body()).path("feeds").path(0);
    }

    private static Optional<Reply> answer(String question) {
        if (silent) {
            return Optional.empty();
        }
        if (!question.contains("\"EURUSD.pro\"")) {
            return Reply.now("{\"success\":false,\"error\":\"no such symbol\"}");
        }
        if (question.contains("GET_BARS")) {
            return Reply.now("{\"success\":true,\"data\":[" + bars() + "]}");
        }
        return Reply.now("{\"success\":true,\"data\":{\"bid\":1.1738%d,\"ask\":1.1740%d,\"time\":\"%s\"}}"
                .formatted(PRICES.get() % 10, PRICES.getAndIncrement() % 10, terminalTime(Instant.now(), 19)));
    }

    private static String bars() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(-48, 0)
                .mapToObj(each -> """
                        {"timestamp":"%s","open":1.15,"high":1.16,"low":1.14,"close":1.155,"volume":100}""".formatted(terminalTime(hour.plus(each, ChronoUnit.HOURS), 16)))
                .collect(Collectors.joining(","));
    }

    /** {@code 2025.11.22 10:15:30}, as a terminal writes it, or without the seconds. */
    private static String terminalTime(Instant time, int length) {
        return time.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('-', '.')
                .replace('T', ' ')
                .substring(0, length);
    }
}
