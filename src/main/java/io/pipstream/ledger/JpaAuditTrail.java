package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** The audit in the database. Nothing here changes or takes away a row. */
final class JpaAuditTrail implements AuditTrail {

    private final Database database;

    JpaAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        database.write(rows -> {
            rows.persist(new AuditRow(entry));
            return entry;
        });
    }

    @Override
    public List<Numbered> page(long before, int limit, String actor, String act) {
        String where = "a.id < :before" + (actor.isEmpty() ? "" : " and a.actor = :actor")
                + (act.isEmpty() ? "" : " and a.act = :act");
        return database.read(rows -> {
            TypedQuery<AuditRow> query = rows.createQuery(
                            "select a from AuditRow a where " + where + " order by a.id desc", AuditRow.class)
                    .setParameter("before", before)
                    .setMaxResults(limit);
            if (!actor.isEmpty()) {
                query.setParameter("actor", actor);
            }
            if (!act.isEmpty()) {
                query.setParameter("act", act);
            }
            return query.getResultStream().map(AuditRow::numbered).toList();
        });
    }
}
