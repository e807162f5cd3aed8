package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.UserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions and tokens in the database. */
final class JpaCredentials implements CredentialStore {

    private static final int MOST_FORGOTTEN = 1_000;

    private static final String WORKING = "select c from CredentialRow c where c.endedAt is null and ";
    private static final String NEWEST_FIRST = " order by c.createdAt desc, c.id desc";

    private final Database database;

    JpaCredentials(Database database) {
        this.database = database;
    }

    @Override
    public void add(StoredCredential credential, AuditEntry why) {
        database.write(rows -> {
            rows.persist(new CredentialRow(credential));
            rows.persist(new AuditRow(why));
            return why;
        });
    }

    @Override
    public Optional<StoredCredential> findByHash(String hash) {
        return database.read(rows -> first(rows.createQuery(WORKING + "c.hash = :hash", CredentialRow.class)
                .setParameter("hash", Storable.text(hash))));
    }

    @Override
    public Optional<StoredCredential> find(String id) {
        return database.read(rows -> first(
                rows.createQuery(WORKING + "c.id = :id", CredentialRow.class).setParameter("id", Storable.text(id))));
    }

    private static Optional<StoredCredential> first(TypedQuery<CredentialRow> query) {
        return query.getResultStream().findFirst().map(CredentialRow::stored);
    }

    @Override
    public List<StoredCredential> ofUser(UserId user, Kind kind, int limit) {
        return database.read(rows -> newest(
                rows.createQuery(WORKING + "c.userId = :user and c.kind = :kind" + NEWEST_FIRST, CredentialRow.class)
                        .setParameter("user", user.value())
                        .setParameter("kind", kind),
                limit));
    }

    private static List<StoredCredential> newest(TypedQuery<CredentialRow> query, int limit) {
        return query.setMaxResults(limit)
                .getResultStream()
                .map(CredentialRow::stored)
                .toList();
    }

    @Override
    public boolean end(String id, AuditEntry why) {
        return database.write(rows -> {
            boolean ended = end(rows, List.of(Storable.text(id)), why.at()) == 1;
            if (ended) {
                rows.persist(new AuditRow(why));
            }
            return ended;
        });
    }

    @Override
    public List<String> endAll(UserId user, String exceptId, AuditEntry why) {
        return database.write(rows -> {
            List<String> ids = rows.createQuery(
                            "select c.id from CredentialRow c where c.endedAt is null and c.userId = :user"
                                    + " and c.id <> :kept order by c.id",
                            String.class)
                    .setParameter("user", user.value())
                    .setParameter("kept", Storable.text(exceptId))
                    .getResultList();
            if (ids.isEmpty() || end(rows, ids, why.at()) == 0) {
                return List.of();
            }
            rows.persist(new AuditRow(why));
            return List.copyOf(ids);
        });
    }

    /** How many of these had not been ended before. */
    private static int end(EntityManager rows, List<String> ids, Instant at) {
        return rows.createQuery("update CredentialRow c set c.endedAt = :at where c.id in :ids and c.endedAt is null")
                .setParameter("at", Microseconds.column(at))
                .setParameter("ids", ids)
                .executeUpdate();
    }

    @Override
    public void used(String id, Instant at) {
        database.write(rows -> rows.createQuery("update CredentialRow c set c.lastUsedAt = :at where c.id = :id")
                .setParameter("at", Microseconds.column(at))
                .setParameter("id", Storable.text(id))
                .executeUpdate());
    }

    @Override
    public int forget(Instant before) {
        return database.write(rows -> {
            List<String> ids = rows.createQuery(
                            "select c.id from CredentialRow c where c.expiresAt < :before or c.endedAt < :before",
                            String.class)
                    .setParameter("before", Microseconds.column(before))
                    .setMaxResults(MOST_FORGOTTEN)
                    .getResultList();
            return ids.isEmpty()
                    ? 0
                    : rows.createQuery("delete from CredentialRow c where c.id in :ids")
                            .setParameter("ids", ids)
                            .executeUpdate();
        });
    }
}
