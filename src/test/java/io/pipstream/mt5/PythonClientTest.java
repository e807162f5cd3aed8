package io.pipstream.mt5;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.ZMQ.Curve;

/** The bridge as clients of another implementation of ZeroMQ see it, with answers lost, clients killed, the server restarted. */
@Tag("python")
@Timeout(120)
class PythonClientTest {

    private static final int REQUESTS = 10_000;

    @Test
    void everyRequestIsAnsweredOrFailsInTimeAndNoTradeIsMadeTwice() throws IOException {
        try (Bridge bridge = Bridge.with(Map.of())) {
            JsonNode figures = Python.run("soak", bridge.address(), Integer.toString(REQUESTS), "0.01", "42");

            Map<String, Long> made = tradesByComment(bridge);
            print(bridge, figures, made);
            int refused = 0;
            for (JsonNode count : figures.path("refused")) {
                refused += count.intValue();
            }
            assertThat(figures.path("answered").intValue()
                            + refused
                            + figures.path("overdue").intValue())
                    .isEqualTo(REQUESTS);
            assertThat(figures.path("lost").intValue()).isBetween(50, 200);
            assertThat(figures.path("longest").doubleValue()).isLessThan(11);
            assertThat(figures.path("answered").intValue()).isGreaterThan(REQUESTS * 99 / 100);
            figures.path("tickets")
                    .properties()
                    .forEach(ticket -> assertThat(made.get(comment(ticket.getKey())))
                            .as(ticket.getKey())
                            .isEqualTo(ticket.getValue().longValue()));
            assertThat(made).hasSizeLessThanOrEqualTo(REQUESTS / 4);
        }
    }

    private static void print(Bridge bridge, JsonNode figures, Map<String, Long> made) {
        System.out.printf(
                "10,000 requests, 1 %% of the answers lost: %s answered, refused %s, %s overdue; %s attempts, %s answers lost;"
                        + " the longest took %s s, all of it %s s; %d trades, none twice; %s answers reached nobody%n",
                figures.path("answered"),
                figures.path("refused"),
                figures.path("overdue"),
                figures.path("attempts"),
                figures.path("lost"),
                figures.path("longest"),
                figures.path("seconds"),
                made.size(),
                bridge.meters.get("pipstream.mt5.dropped").counter().count());
    }

    @Test
    void aClientKilledInTheMiddleOfARequestRepeatsItWhenItIsBack() {
        ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        try (Bridge bridge = new Bridge(Map.of(), waiting::add, System::nanoTime)) {
            try (Python client = Python.start("hang", bridge.address(), "once")) {
                client.line();
                awaitOne(waiting);
                client.kill();
            }
            waiting.remove().run();
            assertThat(bridge.desk().account().trades()).hasSize(1);

            try (Python client = Python.start("order", bridge.address(), "once")) {
                awaitOne(waiting);
                waiting.remove().run();
                JsonNode answer = client.line();
                assertThat(answer.path("data").path("repeated").booleanValue()).isTrue();
                assertThat(answer.path("data").path("ticket").longValue())
                        .isEqualTo(bridge.desk().account().trades().firstKey());
            }
            assertThat(bridge.desk().account().trades()).hasSize(1);
        }
    }

    @Test
    void requestsGoOnWhenTheServerIsBack() throws IOException {
        TerminalFixture fixture = new TerminalFixture();
        Bridge first = new Bridge(fixture, Map.of(), null, System::nanoTime);
        String address = first.address();
        try (Python client = Python.start("soak", address, "2000", "0", "1")) {
            awaitTrades(fixture, 50);
            first.close();
            try (Bridge second = new Bridge(fixture, Map.of("pipstream.mt5.json", address), null, System::nanoTime)) {
                JsonNode figures = client.line();

                assertThat(figures.path("answered").intValue()).isEqualTo(2_000);
                assertThat(tradesByComment(second)).hasSize(500);
                System.out.printf(
                        "2,000 requests, the server restarted: %s answered, %s attempts, the longest took %s s%n",
                        figures.path("answered"), figures.path("attempts"), figures.path("longest"));
            }
        }
    }

    @Test
    void onlyTheKeyThatTheServerKnowsIsHeard() {
        Curve.KeyPair server = Curve.generateKeyPair();
        Curve.KeyPair known = Curve.generateKeyPair();
        Curve.KeyPair other = Curve.generateKeyPair();
        Map<String, String> settings = Map.of(
                "pipstream.mt5.curve.secret-key",
                server.secretKey,
                "pipstream.mt5.curve.clients",
                other.publicKey + "," + known.publicKey);
        Curve.KeyPair stranger = Curve.generateKeyPair();
        try (Bridge bridge = Bridge.with(settings)) {
            String address = bridge.address();
            assertThat(Python.run("curve", address, server.publicKey, known.publicKey, known.secretKey)
                            .path("success")
                            .asBoolean())
                    .isTrue();
            assertThat(Python.run("curve", address, server.publicKey, stranger.publicKey, stranger.secretKey)
                            .path("success")
                            .isNull())
                    .isTrue();
            assertThat(Python.run("curve", address, other.publicKey, known.publicKey, known.secretKey)
                            .path("success")
                            .isNull())
                    .isTrue();
            assertThat(Python.run("curve", address).path("success").isNull()).isTrue();
        }
    }

    @Test
    void aClientThatNeverReadsHoldsUpNobody() {
        try (Bridge bridge = Bridge.with(Map.of())) {
            Instant noon = Instant.parse("2026-01-15T12:00:00Z");
            for (int minute = 0; minute < 1_000; minute++) {
                bridge.quote("EURUSD", "1.10000", "1.10010", noon.plus(Duration.ofMinutes(minute)));
            }
            try (Python deaf = Python.start("deaf", bridge.address(), "1000")) {
                deaf.line();
                assertThat(Python.run("order", bridge.address(), "heard")
                                .path("success")
                                .asBoolean())
                        .isTrue();
            }
        }
    }

    /** The tickets of the trades that were opened, by the names of the requests that opened them. */
    private static Map<String, Long> tradesByComment(Bridge bridge) throws IOException {
        Map<String, Long> tickets = new HashMap<>();
        for (JournalEntry entry : bridge.desk().ledger.after(AccountId.DEMO, 0, 1_000_000)) {
            JsonNode event = Json.mapper().readTree(entry.text());
            if (event.path("type").asText().equals("trade_execution")) {
                String comment = event.path("trade").path("notes").asText();
                Long before =
                        tickets.put(comment, event.path("trade").path("id").longValue());
                assertThat(before).as("a second trade of " + comment).isNull();
            }
        }
        assertThat(tickets).isNotEmpty();
        return tickets;
    }

    /** The client that pipelines names its requests by their action, too. */
    private static String comment(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    private static void awaitOne(ConcurrentLinkedQueue<Runnable> waiting) {
        await(() -> !waiting.isEmpty());
    }

    private static void awaitTrades(TerminalFixture fixture, int count) {
        await(() -> fixture.desk.account().sequence() > 4L * count);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come about");
            }
            Thread.onSpinWait();
        }
    }
}
