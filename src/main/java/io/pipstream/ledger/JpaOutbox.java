package io.pipstream.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The outbox in the database. */
final class JpaOutbox implements Outbox {

    private final Database database;

    JpaOutbox(Database database) {
        this.database = database;
    }

    @Override
    public List<OutboxItem> oldest(int limit) {
        return database.read(rows -> items(rows, limit));
    }

    @Override
    public void published(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            database.write(rows -> rows.createQuery("delete from OutboxRow o where o.id in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate());
        }
    }

    @Override
    public long size() {
        return database.read(rows ->
                rows.createQuery("select count(o) from OutboxRow o", Long.class).getSingleResult());
    }

    private static List<OutboxItem> items(EntityManager rows, int limit) {
        List<OutboxRow> oldest = rows.createQuery("select o from OutboxRow o order by o.id", OutboxRow.class)
                .setMaxResults(limit)
                .getResultList();
        if (oldest.isEmpty()) {
            return List.of();
        }
        // by the range of ids and not one by one: rows that came in between are passed over below
        List<Object[]> found = rows.createQuery(
                        "select o.id, j from OutboxRow o, JournalRow j where o.id between :first and :last"
                                + " and j.account = o.account and j.id between o.firstSequence and o.lastSequence"
                                + " order by o.id, j.id",
                        Object[].class)
                .setParameter("first", oldest.get(0).id)
                .setParameter("last", oldest.get(oldest.size() - 1).id)
                .getResultList();
        List<OutboxItem> items = new ArrayList<>(oldest.size());
        int next = 0;
        for (OutboxRow row : oldest) {
            List<JournalEntry> entries = new ArrayList<>();
            while (next < found.size() && (long) found.get(next)[0] <= row.id) {
                if ((long) found.get(next)[0] == row.id) {
                    entries.add(((JournalRow) found.get(next)[1]).entry());
                }
                next++;
            }
            items.add(new OutboxItem(row.id, entries));
        }
        return items;
    }
}
