package io.pipstream.signal;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Webhooks for tests of those who use some. */
public final class InMemoryWebhooks implements WebhookStore {

    private final AuditTrail audit;
    private final TreeMap<String, SignalWebhook> byId = new TreeMap<>();
    private final Map<String, String> idByHash = new HashMap<>();
    private int writes;

    public InMemoryWebhooks(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public synchronized void add(SignalWebhook webhook, String hash, AuditEntry why) {
        byId.put(webhook.id(), changed(webhook, micros(webhook.lastUsedAt()), webhook.lastProblem()));
        idByHash.put(hash, webhook.id());
        audit.add(why);
    }

    @Override
    public synchronized Optional<SignalWebhook> findByHash(String hash) {
        return Optional.ofNullable(idByHash.get(hash)).map(byId::get);
    }

    @Override
    public synchronized List<SignalWebhook> ofUser(UserId user, int limit) {
        return byId.values().stream()
                .filter(webhook -> webhook.user().equals(user))
                .sorted(Comparator.comparing(SignalWebhook::createdAt)
                        .thenComparing(SignalWebhook::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean remove(UserId user, String id, AuditEntry why) {
        SignalWebhook found = byId.get(id);
        if (found == null || !found.user().equals(user)) {
            return false;
        }
        byId.remove(id);
        audit.add(why);
        return true;
    }

    @Override
    public synchronized void used(String id, Instant at) {
        change(id, webhook -> changed(webhook, micros(at), webhook.lastProblem()));
    }

    @Override
    public synchronized void refused(String id, String problem) {
        String cut = problem.substring(0, Math.min(problem.length(), SignalWebhook.LONGEST_PROBLEM));
        change(id, webhook -> changed(webhook, webhook.lastUsedAt(), cut));
    }

    /** How often anything was noted of a webhook. */
    public synchronized int writes() {
        return writes;
    }

    private void change(String id, UnaryOperator<SignalWebhook> change) {
        writes++;
        byId.computeIfPresent(id, (key, webhook) -> change.apply(webhook));
    }

    private static SignalWebhook changed(SignalWebhook webhook, Instant lastUsedAt, String lastProblem) {
        return new SignalWebhook(
                webhook.id(),
                webhook.user(),
                webhook.name(),
                webhook.source(),
                webhook.template(),
                micros(webhook.createdAt()),
                lastUsedAt,
                lastProblem);
    }

    private static Instant micros(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
