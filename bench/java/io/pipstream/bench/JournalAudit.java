package io.pipstream.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Looks in the accounts' journals for every order that was acknowledged. */
final class JournalAudit {
    private static final int PAGE = 1_000;

    private final ObjectMapper json = new ObjectMapper();
    private final int port;
    private final Map<String, Long> readTo = new HashMap<>();

    JournalAudit(int port) {
        this.port = port;
    }

    /** How many of these are not there, and how many gaps the journals have; goes on where the last call came to. */
    long missing(Map<String, BitSet> ordersByAccount) throws IOException {
        long missing = 0;
        try (KeepAliveHttp http = new KeepAliveHttp(port)) {
            for (Map.Entry<String, BitSet> account : ordersByAccount.entrySet()) {
                BitSet sought = (BitSet) account.getValue().clone();
                missing += gaps(http, account.getKey(), sought);
                missing += sought.cardinality();
            }
        }
        return missing;
    }

    /** Takes out of {@code sought} what it finds. */
    private long gaps(KeepAliveHttp http, String account, BitSet sought) throws IOException {
        long gaps = 0;
        long last = readTo.getOrDefault(account, 0L);
        JsonNode page;
        do {
            KeepAliveHttp.Response answer = http.get(
                    "/api/paper-trading/transactions/?account=" + account + "&limit=" + PAGE + "&after=" + last);
            if (!answer.isSuccess()) {
                throw new IOException("HTTP " + answer.status() + " " + answer.body());
            }
            page = json.readTree(answer.body());
            for (JsonNode event : page.get("transactions")) {
                long sequence = event.get("seq").longValue();
                gaps += sequence == last + 1 ? 0 : 1;
                last = sequence;
                if (event.get("type").textValue().equals("order_placed")) {
                    sought.clear(event.get("order").get("id").intValue());
                }
            }
        } while (page.get("more").booleanValue());
        readTo.put(account, last);
        return gaps;
    }
}
