package io.pipstream.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions and tokens that work or worked. Thread-safe; every method waits for the store. */
public interface CredentialStore {

    /** Times are kept to the microsecond. */
    void add(StoredCredential credential, AuditEntry why);

    /** Only one that was not ended; it may be expired. */
    Optional<StoredCredential> findByHash(String hash);

    /** Only one that was not ended; it may be expired. */
    Optional<StoredCredential> find(String id);

    /** Those of a user that were not ended, newest first, at most {@code limit}. */
    List<StoredCredential> ofUser(UserId user, Credential.Kind kind, int limit);

    /**
     * Ends it at the time of {@code why}.
     *
     * @return false if there is none of that id, or it was ended before: then nothing was recorded
     */
    boolean end(String id, AuditEntry why);

    /**
     * Ends every one of a user's, but not the one named, which may be empty; returns the ids of those that ended. If there
     * are none, nothing is recorded.
     */
    List<String> endAll(UserId user, String exceptId, AuditEntry why);

    /** Does nothing if there is none of that id. */
    void used(String id, Instant at);

    /** Takes away those that expired or ended before then, at most a thousand at a time; returns how many. */
    int forget(Instant before);
}
