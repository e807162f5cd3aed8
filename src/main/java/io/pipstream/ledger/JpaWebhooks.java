package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.UserId;
import io.pipstream.signal.SignalWebhook;
import io.pipstream.signal.WebhookStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Webhooks in the database. */
final class JpaWebhooks implements WebhookStore {

    private final Database database;

    JpaWebhooks(Database database) {
        this.database = database;
    }

    @Override
    public void add(SignalWebhook webhook, String hash, AuditEntry why) {
        database.write(rows -> {
            rows.persist(new WebhookRow(webhook, hash));
            rows.persist(new AuditRow(why));
            return why;
        });
    }

    @Override
    public Optional<SignalWebhook> findByHash(String hash) {
        return database.read(
                rows -> rows.createQuery("select w from WebhookRow w where w.hash = :hash", WebhookRow.class)
                        .setParameter("hash", Storable.text(hash))
                        .getResultStream()
                        .findFirst()
                        .map(WebhookRow::webhook));
    }

    @Override
    public List<SignalWebhook> ofUser(UserId user, int limit) {
        return database.read(rows -> rows.createQuery(
                        "select w from WebhookRow w where w.userId = :user order by w.createdAt desc, w.id desc",
                        WebhookRow.class)
                .setParameter("user", user.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(WebhookRow::webhook)
                .toList());
    }

    @Override
    public boolean remove(UserId user, String id, AuditEntry why) {
        return database.write(rows -> {
            boolean removed = rows.createQuery("delete from WebhookRow w where w.id = :id and w.userId = :user")
                            .setParameter("id", Storable.text(id))
                            .setParameter("user", user.value())
                            .executeUpdate()
                    == 1;
            if (removed) {
                rows.persist(new AuditRow(why));
            }
            return removed;
        });
    }

    @Override
    public void used(String id, Instant at) {
        database.write(rows -> rows.createQuery("update WebhookRow w set w.lastUsedAt = :at where w.id = :id")
                .setParameter("at", Microseconds.column(at))
                .setParameter("id", Storable.text(id))
                .executeUpdate());
    }

    @Override
    public void refused(String id, String problem) {
        String storable = Storable.text(problem);
        String cut = storable.substring(0, Math.min(storable.length(), SignalWebhook.LONGEST_PROBLEM));
        database.write(rows -> rows.createQuery("update WebhookRow w set w.lastProblem = :problem where w.id = :id")
                .setParameter("problem", Storable.text(cut))
                .setParameter("id", Storable.text(id))
                .executeUpdate());
    }
}
