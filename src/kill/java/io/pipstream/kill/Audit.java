package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what the server says of an account with what the world outside knows of it. The load rests meanwhile. */
final class Audit {

    private static final int PAGE = 1_000;

    private final Api api;
    private final Findings findings;

    Audit(Api api, Findings findings) {
        this.api = api;
        this.findings = findings;
    }

    /** Every event of the journal, as the server lists it. */
    SortedMap<Long, JsonNode> journal(String account) throws IOException, InterruptedException {
        SortedMap<Long, JsonNode> events = new TreeMap<>();
        JsonNode page;
        long last = 0;
        do {
            page = get("transactions/?account=%s&after=%d&limit=%d".formatted(account, last, PAGE));
            page.path("transactions")
                    .forEach(event -> events.put(event.path("seq").asLong(), event));
            last = page.path("last").asLong();
        } while (page.path("more").asBoolean());
        return events;
    }

    /** @param journal from its beginning */
    void compare(Evidence evidence, SortedMap<Long, JsonNode> journal) {
        SortedMap<Long, String> given = new TreeMap<>(evidence.events());
        if (!given.keySet().equals(journal.keySet())) {
            SortedSet<Long> missing = new TreeSet<>(journal.keySet());
            missing.removeAll(given.keySet());
            SortedSet<Long> lost = new TreeSet<>(given.keySet());
            lost.removeAll(journal.keySet());
            findings.add("%s: clients lack %s, the journal has lost %s", evidence.account(), missing, lost);
        }
        given.forEach((sequence, text) -> {
            JsonNode recorded = journal.get(sequence);
            if (recorded != null && !Api.json(text).equals(recorded)) {
                findings.add("%s: clients were given %s, the journal has %s", evidence.account(), text, recorded);
            }
        });
    }

    /** The fold of the events against the account as the server shows it. */
    void state(String account, Fold fold) throws IOException, InterruptedException {
        BigDecimal balance = get("account/?account=" + account).path("balance").decimalValue();
        if (fold.balance().compareTo(balance) != 0) {
            findings.add("%s: the events make a balance of %s, the server says %s", account, fold.balance(), balance);
        }
        SortedSet<Long> open = ids(get("trades/open_positions/?account=" + account));
        if (!fold.openTrades().equals(open)) {
            findings.add("%s: by the events %s are open, by the server %s", account, fold.openTrades(), open);
        }
        SortedSet<Long> pending = ids(get("orders/?status=pending&limit=1000&account=" + account));
        if (!fold.pendingOrders().equals(pending)) {
            findings.add("%s: by the events %s wait, by the server %s", account, fold.pendingOrders(), pending);
        }
    }

    private static SortedSet<Long> ids(JsonNode answer) {
        SortedSet<Long> ids = new TreeSet<>();
        JsonNode items = answer.isArray() ? answer : answer.path("results");
        items.forEach(item -> ids.add(item.path("id").asLong()));
        return ids;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = api.get(path);
        if (!answer.isSuccess()) {
            throw new IOException("GET " + path + " was answered " + answer);
        }
        return answer.body();
    }
}
