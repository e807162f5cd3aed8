package io.pipstream.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sessions and tokens for tests of those who use some. */
public final class InMemoryCredentials implements CredentialStore {

    private static final int MOST_FORGOTTEN = 1_000;

    private final AuditTrail audit;
    private final TreeMap<String, StoredCredential> byId = new TreeMap<>();
    private final Map<String, Instant> ended = new HashMap<>();

    private RuntimeException failure;

    public InMemoryCredentials(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public synchronized void add(StoredCredential stored, AuditEntry why) {
        Credential credential = stored.credential();
        byId.put(
                credential.id(),
                new StoredCredential(
                        new Credential(credential.kind(), credential.id(), micros(credential.expiresAt())),
                        stored.user(),
                        stored.hash(),
                        stored.name(),
                        stored.scopes(),
                        stored.csrf(),
                        stored.address(),
                        micros(stored.createdAt()),
                        micros(stored.lastUsedAt())));
        audit.add(why);
    }

    private static Instant micros(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** From now on nobody is found by a hash, but this is thrown. */
    public synchronized void failWith(RuntimeException thrown) {
        failure = thrown;
    }

    @Override
    public synchronized Optional<StoredCredential> findByHash(String hash) {
        if (failure != null) {
            throw failure;
        }
        return working(stored -> stored.hash().equals(hash)).findFirst();
    }

    @Override
    public synchronized Optional<StoredCredential> find(String id) {
        return working(stored -> stored.credential().id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<StoredCredential> ofUser(UserId user, Credential.Kind kind, int limit) {
        return newest(
                stored -> stored.user().equals(user) && stored.credential().kind() == kind, limit);
    }

    private Stream<StoredCredential> working(Predicate<StoredCredential> wanted) {
        return byId.values().stream()
                .filter(stored -> !ended.containsKey(stored.credential().id()))
                .filter(wanted);
    }

    private List<StoredCredential> newest(Predicate<StoredCredential> wanted, int limit) {
        return working(wanted)
                .sorted(Comparator.comparing(StoredCredential::createdAt)
                        .thenComparing(stored -> stored.credential().id())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean end(String id, AuditEntry why) {
        if (find(id).isEmpty()) {
            return false;
        }
        ended.put(id, micros(why.at()));
        audit.add(why);
        return true;
    }

    @Override
    public synchronized List<String> endAll(UserId user, String exceptId, AuditEntry why) {
        List<String> ids = working(stored -> stored.user().equals(user))
                .map(stored -> stored.credential().id())
                .filter(id -> !id.equals(exceptId))
                .toList();
        ids.forEach(id -> ended.put(id, micros(why.at())));
        if (!ids.isEmpty()) {
            audit.add(why);
        }
        return ids;
    }

    @Override
    public synchronized void used(String id, Instant at) {
        byId.computeIfPresent(
                id,
                (same, stored) -> new StoredCredential(
                        stored.credential(),
                        stored.user(),
                        stored.hash(),
                        stored.name(),
                        stored.scopes(),
                        stored.csrf(),
                        stored.address(),
                        stored.createdAt(),
                        micros(at)));
    }

    @Override
    public synchronized int forget(Instant before) {
        List<String> ids = byId.values().stream()
                .map(StoredCredential::credential)
                .filter(credential ->
                        isBefore(credential.expiresAt(), before) || isBefore(ended.get(credential.id()), before))
                .map(Credential::id)
                .limit(MOST_FORGOTTEN)
                .toList();
        ids.forEach(byId::remove);
        ids.forEach(ended::remove);
        return ids.size();
    }

    private static boolean isBefore(Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }
}
