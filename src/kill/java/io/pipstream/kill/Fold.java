package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the events of an account add up to, reckoned from their texts alone. */
final class Fold {

    private final String account;
    private final Findings findings;
    private final SortedSet<Long> openTrades = new TreeSet<>();
    private final SortedSet<Long> pendingOrders = new TreeSet<>();
    private final Map<String, Integer> decisionsByClientOrderId = new HashMap<>();
    private final Map<Long, String> closesByTrade = new HashMap<>();
    private final Map<Long, Integer> cancellationsByOrder = new HashMap<>();
    private BigDecimal balance = BigDecimal.ZERO;
    private long last;

    private Fold(String account, Findings findings) {
        this.account = account;
        this.findings = findings;
    }

    static Fold of(Evidence evidence, Findings findings) {
        Fold fold = new Fold(evidence.account(), findings);
        evidence.events().forEach((sequence, text) -> fold.add(sequence, Api.json(text)));
        return fold;
    }

    long last() {
        return last;
    }

    BigDecimal balance() {
        return balance;
    }

    SortedSet<Long> openTrades() {
        return openTrades;
    }

    SortedSet<Long> pendingOrders() {
        return pendingOrders;
    }

    /** How often an order of that name was placed or refused. */
    int decisions(String clientOrderId) {
        return decisionsByClientOrderId.getOrDefault(clientOrderId, 0);
    }

    Map<String, Integer> decisions() {
        return decisionsByClientOrderId;
    }

    /** Why the trade was closed; empty if it was not. */
    String closed(long trade) {
        return closesByTrade.getOrDefault(trade, "");
    }

    /** How often its client cancelled the order; what the market did to it does not count. */
    int cancellations(long order) {
        return cancellationsByOrder.getOrDefault(order, 0);
    }

    private void add(long sequence, JsonNode event) {
        if (sequence != last + 1 || event.path("seq").asLong() != sequence) {
            findings.add("%s: event %d stands after %d: %s", account, sequence, last, event);
        }
        last = sequence;
        switch (event.path("type").asText()) {
            case "account_opened" -> balance = event.path("deposit").decimalValue();
            case "order_placed" -> placed(event);
            case "order_rejected" -> decided(event.path("client_order_id"));
            case "order_cancelled" -> {
                long id = event.path("order").path("id").asLong();
                pendingOrders.remove(id);
                if (event.path("code").asText().equals("client_request")) {
                    cancellationsByOrder.merge(id, 1, Integer::sum);
                }
            }
            case "trade_execution" -> {
                pendingOrders.remove(event.path("fill").path("order_id").asLong());
                if (event.path("trade").path("id").asLong() != sequence) {
                    findings.add("%s: the trade of event %d has another id: %s", account, sequence, event);
                }
                openTrades.add(sequence);
            }
            case "trade_reduced" ->
                balance = balance.add(event.path("profit_loss").decimalValue());
            case "trade_closed" -> closed(event);
            case "financing", "balance_protected" ->
                balance = balance.add(event.path("amount").decimalValue());
            case "balance_update" -> {
                if (balance.compareTo(event.path("balance").decimalValue()) != 0) {
                    findings.add("%s: the events up to %d make %s, but it says %s", account, sequence, balance, event);
                }
            }
            default -> {
                // changes neither money nor what is open
            }
        }
    }

    private void placed(JsonNode event) {
        decided(event.path("order").path("client_order_id"));
        if (event.path("order").path("status").asText().equalsIgnoreCase("pending")) {
            pendingOrders.add(event.path("order").path("id").asLong());
        }
    }

    private void decided(JsonNode clientOrderId) {
        if (clientOrderId.isTextual()) {
            decisionsByClientOrderId.merge(clientOrderId.asText(), 1, Integer::sum);
        }
    }

    private void closed(JsonNode event) {
        long id = event.path("trade").path("id").asLong();
        if (!openTrades.remove(id)) {
            findings.add("%s: trade %d was closed and was not open: %s", account, id, event);
        }
        closesByTrade.put(id, event.path("reason").asText());
        balance = balance.add(event.path("profit_loss").decimalValue());
    }
}
