package io.pipstream.signal;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Webhooks that bring signals. Thread-safe; every method waits for the ledger, and throws what that throws. */
public interface WebhookStore {

    /**
     * Times are kept to the microsecond.
     *
     * @param hash of its secret: SHA-256 in hexadecimal digits
     */
    void add(SignalWebhook webhook, String hash, AuditEntry why);

    Optional<SignalWebhook> findByHash(String hash);

    /** Newest first, at most {@code limit}. */
    List<SignalWebhook> ofUser(UserId user, int limit);

    /** @return false if the user has none of that id: then nothing was recorded */
    boolean remove(UserId user, String id, AuditEntry why);

    /** Does nothing if there is none of that id. */
    void used(String id, Instant at);

    /**
     * Does nothing if there is none of that id.
     *
     * @param problem at most {@link SignalWebhook#LONGEST_PROBLEM} characters, longer ones are cut
     */
    void refused(String id, String problem);
}
