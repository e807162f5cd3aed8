package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Proves that what waited for a price before a death still waits for it afterwards: a stop-loss and a limit order in a pair
 * that stands still until the server is back, on an account of its own.
 */
final class Sentinel {

    static final String ACCOUNT = "sentinel";

    private static final String SYMBOL = "AUDUSD";
    private static final BigDecimal ABOVE = new BigDecimal("0.65000");
    private static final BigDecimal BELOW = new BigDecimal("0.63000");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Persistence persistence;
    private final Prices prices;
    private final Evidence evidence;
    private final Findings findings;
    private int requests;
    private long stopped;
    private long limited;

    Sentinel(Persistence persistence, Prices prices, Evidence evidence, Findings findings) {
        this.persistence = persistence;
        this.prices = prices;
        this.evidence = evidence;
        this.findings = findings;
        prices.set(SYMBOL, ABOVE);
    }

    /** While the price is above both. */
    void post() throws InterruptedException {
        stopped = ask(
                Request.Kind.DEAL,
                "trades/execute/",
                "{\"symbol\":\"%s\",\"order_type\":\"buy\",\"entry_price\":0.65,\"stop_loss\":0.64,\"lot_size\":0.01,\"client_order_id\":\"%s\"}");
        limited = ask(
                Request.Kind.ORDER,
                "orders/",
                "{\"symbol\":\"%s\",\"side\":\"buy\",\"type\":\"limit\",\"units\":1000,\"price\":0.635,\"client_order_id\":\"%s\"}");
    }

    /** Lets the price fall through both, waits until both have happened, and lets it rise again. */
    void relieve() throws InterruptedException {
        long before = evidence.newest();
        prices.set(SYMBOL, BELOW);
        expect("the stop-loss of trade " + stopped, before, event -> isStopped(event, stopped));
        Optional<JsonNode> filled = expect("the limit order " + limited, before, event -> isFilled(event, limited));
        prices.set(SYMBOL, ABOVE);
        if (filled.isPresent()) {
            long trade = filled.get().path("trade").path("id").asLong();
            Request close =
                    new Request(Request.Kind.CLOSE, ACCOUNT, newName(), "trades/" + trade + "/close/", "{}", trade);
            evidence.answered(close, persistence.ask(close));
        }
    }

    private Optional<JsonNode> expect(String what, long after, Predicate<JsonNode> such) throws InterruptedException {
        Optional<JsonNode> found = evidence.await(after, such, PATIENCE);
        if (found.isEmpty()) {
            findings.add("%s did not work within %s although the price reached it", what, PATIENCE);
        }
        return found;
    }

    private static boolean isStopped(JsonNode event, long trade) {
        return event.path("type").asText().equals("trade_closed")
                && event.path("trade").path("id").asLong() == trade
                && event.path("reason").asText().equals("sl_hit");
    }

    private static boolean isFilled(JsonNode event, long order) {
        return event.path("type").asText().equals("trade_execution")
                && event.path("fill").path("order_id").asLong() == order;
    }

    /** Until it is done: the first price after a start may still be on its way. */
    private long ask(Request.Kind kind, String path, String body) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String id = newName();
            Request request = new Request(kind, ACCOUNT, id, path, body.formatted(SYMBOL, id), 0);
            Answer answer = persistence.ask(request);
            evidence.answered(request, answer);
            if (answer.isSuccess()) {
                return answer.id();
            }
        }
        throw new IllegalStateException("The sentinel cannot deal");
    }

    private String newName() {
        return "sentinel-" + ++requests;
    }
}
