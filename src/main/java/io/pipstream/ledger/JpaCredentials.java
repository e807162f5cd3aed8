package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CredentialStore;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions and tokens in the database. */
final class JpaCredentials implements CredentialStore {

    private static final int MOST_FORGOTTEN = 1_000;

    private final Database database;

    JpaCredentials(Database database) {
        this.database = database;
    }

    @Override
    public void add(StoredCredential credential, AuditEntry why) {
        database.write(rows -> {
            rows.persist(new CredentialRow(credential));
            rows.persist(new AuditRow(why));
            return credential;
        });
    }

    @Override
    public Optional<StoredCredential> findByHash(String hash) {
        return database.read(
                rows -> rows.createQuery("select c from CredentialRow c where c.hash = :hash", CredentialRow.class)
                        .setParameter("hash", hash)
                        .getResultStream()
                        .findFirst()
                        .filter(row -> row.endedAt == null)
                        .map(CredentialRow::stored));
    }

    @Override
    public Optional<StoredCredential> find(String id) {
        return database.read(rows -> Optional.ofNullable(rows.find(CredentialRow.class, id)))
                .filter(row -> row.endedAt == null)
                .map(CredentialRow::stored);
    }

    @Override
    public List<StoredCredential> ofUser(UserId user, Kind kind, int limit) {
        return database.read(rows -> rows.createQuery(
                        "select c from CredentialRow c where c.user = :user and c.kind = :kind and c.endedAt is null"
                                + " order by c.createdAt desc, c.id",
                        CredentialRow.class)
                .setParameter("user", user.value())
                .setParameter("kind", kind)
                .setMaxResults(limit)
                .getResultStream()
                .map(CredentialRow::stored)
                .toList());
    }

    @Override
    public boolean end(String id, AuditEntry why) {
        return database.write(rows -> {
            int ended = rows.createQuery(
                            "update CredentialRow c set c.endedAt = :at where c.id = :id and c.endedAt is null")
                    .setParameter("at", Microseconds.column(why.at()))
                    .setParameter("id", id)
                    .executeUpdate();
            if (ended > 0) {
                rows.persist(new AuditRow(why));
            }
            return ended > 0;
        });
    }

    @Override
    public List<String> endAll(UserId user, AuditEntry why) {
        return database.write(rows -> {
            List<String> ids = rows.createQuery(
                            "select c.id from CredentialRow c where c.user = :user and c.endedAt is null", String.class)
                    .setParameter("user", user.value())
                    .getResultList();
            rows.createQuery("update CredentialRow c set c.endedAt = :at where c.user = :user and c.endedAt is null")
                    .setParameter("at", Microseconds.column(why.at()))
                    .setParameter("user", user.value())
                    .executeUpdate();
            rows.persist(new AuditRow(why));
            return ids;
        });
    }

    @Override
    public void used(String id, Instant at) {
        database.write(rows -> rows.createQuery("update CredentialRow c set c.lastUsedAt = :at where c.id = :id")
                .setParameter("at", Microseconds.column(at))
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public int forget(Instant before) {
        return database.write(rows -> {
            List<String> old = rows.createQuery(
                            "select c.id from CredentialRow c where c.expiresAt < :before or c.endedAt < :before",
                            String.class)
                    .setParameter("before", Microseconds.column(before))
                    .setMaxResults(MOST_FORGOTTEN)
                    .getResultList();
            return old.isEmpty()
                    ? 0
                    : rows.createQuery("delete from CredentialRow c where c.id in :old")
                            .setParameter("old", old)
                            .executeUpdate();
        });
    }
}
