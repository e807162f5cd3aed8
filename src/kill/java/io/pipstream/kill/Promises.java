package io.pipstream.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every answer against the events: what was acknowledged is there, once, and nothing is there that nobody asked for. */
final class Promises {

    private final Evidence evidence;
    private final Fold fold;
    private final Map<Long, String> events;
    private final Findings findings;

    private Promises(Evidence evidence, Fold fold, Findings findings) {
        this.evidence = evidence;
        this.fold = fold;
        this.events = evidence.events();
        this.findings = findings;
    }

    static void check(Evidence evidence, Fold fold, Findings findings) {
        Promises promises = new Promises(evidence, fold, findings);
        Set<String> asked = new HashSet<>();
        for (Evidence.Answered answered : evidence.answers()) {
            promises.check(answered.request(), answered.answer());
            asked.add(answered.request().name());
        }
        Map<String, Integer> unasked = new HashMap<>(fold.decisions());
        unasked.keySet().removeAll(asked);
        if (!unasked.isEmpty()) {
            findings.add("%s: orders that nobody asked for: %s", evidence.account(), unasked);
        }
    }

    private void check(Request request, Answer answer) {
        if (answer.isSuccess() && answer.body().path("seq").asLong() > fold.last()) {
            wrong(request, answer, "its events are missing");
        }
        switch (request.kind()) {
            case DEAL ->
                order(request, answer, answer.body().path("order").path("id").asLong());
            case ORDER -> order(request, answer, answer.id());
            case CLOSE -> close(request, answer);
            case CANCEL -> cancel(request, answer);
        }
    }

    private void order(Request request, Answer answer, long order) {
        if (fold.decisions(request.name()) != 1) {
            wrong(request, answer, "was done " + fold.decisions(request.name()) + " times");
        }
        if (answer.isSuccess()) {
            JsonNode placed = event(order);
            if (!placed.path("type").asText().equals("order_placed")
                    || !placed.path("order").path("client_order_id").asText().equals(request.name())) {
                wrong(request, answer, "is not event " + order + ": " + placed);
            }
            long trade = request.kind() == Request.Kind.DEAL
                    ? answer.id()
                    : answer.body().path("trade").path("id").asLong();
            if (trade != 0 && !event(trade).path("type").asText().equals("trade_execution")) {
                wrong(request, answer, "its trade is missing");
            }
        } else if (answer.status() != 422) {
            wrong(request, answer, "is not an answer to such a request");
        }
    }

    private void close(Request request, Answer answer) {
        String reason = fold.closed(request.subject());
        boolean asAnswered = switch (answer.status()) {
            case 200 -> reason.equals("manual");
            case 400 -> !reason.isEmpty() && !reason.equals("manual");
            default -> !reason.equals("manual"); // refused, and perhaps closed by its exits since
        };
        if (!asAnswered) {
            wrong(request, answer, reason.isEmpty() ? "the trade is open" : "the trade was closed by " + reason);
        }
    }

    private void cancel(Request request, Answer answer) {
        int cancellations = fold.cancellations(request.subject());
        if (cancellations != (answer.isSuccess() ? 1 : 0)) {
            wrong(request, answer, "the order was cancelled " + cancellations + " times");
        }
    }

    private JsonNode event(long sequence) {
        return Api.json(events.getOrDefault(sequence, "{}"));
    }

    private void wrong(Request request, Answer answer, String what) {
        findings.add(
                "%s: %s was answered %d %s, but %s", evidence.account(), request, answer.status(), answer.body(), what);
    }
}
