package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;

/** Writes accounts in one transaction of the database each. */
final class JpaLedger implements Ledger {

    private final Database database;

    JpaLedger(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(AccountId account, Batch first) {
        first.requireToFollow(new Head(account, "", 0));
        if (database.read(rows -> rows.find(AccountRow.class, account.value())) != null) {
            return false;
        }
        try {
            return database.write(rows -> {
                rows.persist(new AccountRow(account, first));
                record(rows, account, first);
                return true;
            });
        } catch (DuplicateRowException openedMeanwhile) {
            return false;
        }
    }

    @Override
    public Head write(AccountId account, Work work) {
        return database.write(rows -> {
            AccountRow row = lock(rows, account);
            Batch batch = work.decide(new LockedRows(rows, row));
            if (batch.isNothing()) {
                return row.head();
            }
            batch.requireToFollow(row.head());
            row.apply(batch);
            record(rows, account, batch);
            return batch.head();
        });
    }

    @Override
    public AccountRows load(AccountId account) {
        return database.write(rows -> new LockedRows(rows, lock(rows, account)).rows());
    }

    private static AccountRow lock(EntityManager rows, AccountId account) {
        rows.setFlushMode(FlushModeType.COMMIT);
        AccountRow row = rows.find(AccountRow.class, account.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new UnknownAccountException(account);
        }
        return row;
    }

    private static void record(EntityManager rows, AccountId account, Batch batch) {
        batch.entries().forEach(entry -> rows.persist(new JournalRow(entry)));
        rows.persist(new OutboxRow(batch));
        batch.request().ifPresent(request -> rows.persist(new RequestRow(request, batch.last())));
        batch.audit().ifPresent(entry -> rows.persist(new AuditRow(entry)));
        for (StoredOrder order : batch.orders()) {
            OrderRow row = new OrderRow(account, order);
            if (batch.isNew(order)) {
                rows.persist(row);
            } else {
                update(rows, row);
            }
        }
        for (StoredTrade trade : batch.trades()) {
            TradeRow row = new TradeRow(account, trade);
            if (batch.isNew(trade)) {
                rows.persist(row);
            } else {
                update(rows, row);
            }
        }
    }

    /** Without reading it first. */
    private static void update(EntityManager rows, OrderRow row) {
        requireOne(
                rows.createQuery("update OrderRow o set o.status = :status, o.updatedAt = :updatedAt, o.body = :body"
                                + " where o.account = :account and o.id = :id")
                        .setParameter("status", row.status)
                        .setParameter("updatedAt", row.updatedAt)
                        .setParameter("body", row.body)
                        .setParameter("account", row.account)
                        .setParameter("id", row.id),
                "order",
                row.id);
    }

    /** Without reading it first. */
    private static void update(EntityManager rows, TradeRow row) {
        requireOne(
                rows.createQuery("update TradeRow t set t.closedAt = :closedAt, t.body = :body"
                                + " where t.account = :account and t.id = :id")
                        .setParameter("closedAt", row.closedAt)
                        .setParameter("body", row.body)
                        .setParameter("account", row.account)
                        .setParameter("id", row.id),
                "trade",
                row.id);
    }

    private static void requireOne(Query update, String kind, long id) {
        if (update.executeUpdate() != 1) {
            throw new IllegalArgumentException("There is no %s %d to change".formatted(kind, id));
        }
    }
}
