package io.pipstream.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions and tokens that work or worked. Thread-safe; every method waits for the store. */
public interface CredentialStore {

    void add(StoredCredential credential, AuditEntry why);

    /** Only one that was not ended; it may be expired. */
    Optional<StoredCredential> findByHash(String hash);

    /** Only one that was not ended; it may be expired. */
    Optional<StoredCredential> find(String id);

    /** Those of a user that were not ended, or of everyone, newest first, at most {@code limit}. */
    List<StoredCredential> ofUser(UserId user, Credential.Kind kind, int limit);

    List<StoredCredential> all(Credential.Kind kind, int limit);

    /** @return false if there is none of that id that works: then nothing was recorded */
    boolean end(String id, AuditEntry why);

    /** Every one of a user's, but not the one named, which may be empty; returns the ids of those that ended. */
    List<String> endAll(UserId user, String exceptId, AuditEntry why);

    void used(String id, Instant at);

    /** Takes away those that expired or ended before then, at most a thousand at a time. */
    int forget(Instant before);
}
