package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import java.util.List;

/** The audit in the database. */
final class JpaAuditTrail implements AuditTrail {

    private static final String OF_ACTOR = " and a.actor = :actor";
    private static final String OF_ACT = " and a.act = :act";

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
        String query = "select a from AuditRow a where a.id < :before" + (actor.isEmpty() ? "" : OF_ACTOR)
                + (act.isEmpty() ? "" : OF_ACT) + " order by a.id desc";
        return database.read(rows -> {
            var page = rows.createQuery(query, AuditRow.class)
                    .setParameter("before", before)
                    .setMaxResults(limit);
            if (!actor.isEmpty()) {
                page.setParameter("actor", Storable.text(actor));
            }
            if (!act.isEmpty()) {
                page.setParameter("act", Storable.text(act));
            }
            return page.getResultStream().map(AuditRow::numbered).toList();
        });
    }
}
