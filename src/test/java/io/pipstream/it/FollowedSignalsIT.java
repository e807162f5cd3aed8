package io.pipstream.it;

import static io.pipstream.it.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Accounts follow sources of signals on a real server. */
@ArquillianTest
class FollowedSignalsIT {

    private static final String PAPER = "/api/paper-trading/";
    private static final String SIGNALS = PAPER + "signals/";
    private static final int THREADS = 8;
    private static final int EACH = 125;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @ArquillianResource
    private URL server;

    private final String source = "source-" + NAMES.incrementAndGet();

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive("followed", Map.of("pipstream.access.requests-per-second", "10000"));
    }

    private Visitor trader() throws Exception {
        return Visitor.registered(server, "follower" + NAMES.incrementAndGet());
    }

    private String signal(String id, String entry) {
        return "{\"signal_id\":\"%s\",\"signal_source\":\"%s\",\"signal_type\":\"breakout\",\"pair\":\"EURUSD\","
                        .formatted(id, source)
                + "\"direction\":\"buy\",\"entry_price\":%s,\"stop_loss\":1.09500,\"take_profit_1\":1.12000,"
                        .formatted(entry)
                + "\"confidence\":0.8}";
    }

    private static JsonNode read(Visitor visitor, String path) throws Exception {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void accepted(Visitor feeder, String signal) throws Exception {
        HttpResponse<String> answer = feeder.post(SIGNALS, signal);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void follow(Visitor trader, String how) throws Exception {
        HttpResponse<String> answer = trader.send("PUT", SIGNALS + "subscriptions/" + source + "/", how);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void untilDecided(Visitor trader, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(trader, SIGNALS + "executions/"))
                        .hasSize(count)
                        .noneMatch(each -> each.path("state").asText().equals("pending")));
    }

    @Test
    void aThousandDuplicatesMakeOneTradeOfTheComputedSizeAndTheSummarySaysSo() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        Visitor trader = trader();
        Desk.quote(feeder, "EURUSD", "1.10000", "1.10010");
        follow(trader, "{\"risk_percent\":1}");

        ExecutorService senders = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                sending.add(senders.submit(() -> {
                    for (int turn = 0; turn < EACH; turn++) {
                        accepted(feeder, signal("one", "1.10000"));
                    }
                    return null;
                }));
            }
            for (Future<?> each : sending) {
                each.get();
            }
        } finally {
            senders.shutdownNow();
        }
        accepted(feeder, signal("far", "1.10200"));
        untilDecided(trader, 2);

        JsonNode trades = read(trader, PAPER + "trades/");
        assertThat(trades).hasSize(1);
        JsonNode account = read(trader, PAPER + "account/");
        // 1 % of the balance over 1.10010 - 1.09500 = 0.00510
        long units = account.path("balance")
                .decimalValue()
                .movePointLeft(2)
                .divide(new BigDecimal("0.00510"), 0, RoundingMode.FLOOR)
                .longValueExact();
        assertThat(trades.path(0).path("units").asLong()).isEqualTo(units);
        assertThat(trades.path(0).path("signal_id").asText()).isEqualTo("one");

        JsonNode executions = read(trader, SIGNALS + "executions/");
        assertThat(executions.path(0).path("reason").asText()).isEqualTo("deviation");
        assertThat(executions.path(0).path("detail").asText())
                .isEqualTo("The price 1.10010 is 19 pips from the entry at 1.10200, at most 5 are allowed.");
        assertThat(executions.path(1).path("trade_id")).isEqualTo(trades.path(0).path("id"));
        assertThat(executions.path(1).path("units").asLong()).isEqualTo(units);
        assertThat(read(trader, SIGNALS + "executions/?state=rejected&source=" + source))
                .hasSize(1);

        String trade = trades.path(0).path("id").asText();
        Desk.quote(feeder, "EURUSD", "1.10110", "1.10120");
        assertThat(trader.post(PAPER + "trades/" + trade + "/close/", "{}").statusCode())
                .isEqualTo(200);
        JsonNode figures = ofSource(read(trader, SIGNALS + "summary/?days=1"));
        assertThat(figures.path("processed").asInt()).isEqualTo(2);
        assertThat(figures.path("executed").asInt()).isEqualTo(1);
        assertThat(figures.path("alerted").asInt()).isEqualTo(1);
        assertThat(figures.path("rejected").path("deviation").asInt()).isEqualTo(1);
        assertThat(figures.path("execution_rate").decimalValue()).isEqualByComparingTo("50");
        assertThat(figures.path("win_rate").decimalValue()).isEqualByComparingTo("100");
        assertThat(figures.path("avg_pips").decimalValue()).isEqualByComparingTo("10"); // 1.10110 - 1.10010
    }

    private JsonNode ofSource(JsonNode summary) {
        for (JsonNode each : summary.path("sources")) {
            if (each.path("source").asText().equals(source)) {
                return each;
            }
        }
        throw new AssertionError(summary.toString());
    }

    @Test
    void aSourceIsFollowedAndLeft() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        Visitor trader = trader();
        Desk.quote(feeder, "EURUSD", "1.10000", "1.10010");
        String path = SIGNALS + "subscriptions/" + source;
        assertThat(trader.get(path).statusCode()).isEqualTo(404);
        follow(trader, "{\"active\":false}");
        assertThat(read(trader, path + "/").path("active").asBoolean()).isFalse();
        assertThat(read(trader, SIGNALS + "subscriptions/").path("subscriptions"))
                .hasSize(1);
        accepted(feeder, signal("while-paused", "1.10000"));
        follow(trader, "{\"most_a_day\":1}");
        accepted(feeder, signal("first", "1.10000"));
        accepted(feeder, signal("second", "1.10000"));

        untilDecided(trader, 2);
        JsonNode executions = read(trader, SIGNALS + "executions/");
        assertThat(executions.path(0).path("reason").asText()).isEqualTo("daily_limit");
        assertThat(executions.path(1).path("state").asText()).isEqualTo("executed");

        assertThat(trader.delete(path + "/").statusCode()).isEqualTo(204);
        assertThat(trader.delete(path).statusCode()).isEqualTo(404);
        accepted(feeder, signal("afterwards", "1.10000"));
        assertThat(read(trader, SIGNALS + "executions/")).hasSize(2);
        assertThat(trader.send("PUT", path, "{\"risk_percent\":11}").statusCode())
                .isEqualTo(400);
        assertThat(feeder.send("PUT", path, "{}").statusCode()).isEqualTo(403);
    }
}
