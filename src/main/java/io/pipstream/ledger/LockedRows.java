package io.pipstream.ledger;

import io.pipstream.domain.order.OrderStatus;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Reads an account's rows in the transaction that holds its lock. */
final class LockedRows implements LockedAccount {

    private final EntityManager rows;
    private final AccountRow account;

    LockedRows(EntityManager rows, AccountRow account) {
        this.rows = rows;
        this.account = account;
    }

    @Override
    public Head head() {
        return account.head();
    }

    @Override
    public AccountRows rows() {
        List<String> orders = rows.createQuery(
                        "select o.body from OrderRow o where o.account = :account and o.status = :status"
                                + " and o.epoch = :epoch order by o.id",
                        String.class)
                .setParameter("account", account.id)
                .setParameter("status", OrderStatus.PENDING)
                .setParameter("epoch", account.epoch)
                .getResultList();
        List<String> trades = rows.createQuery(
                        "select t.body from TradeRow t where t.account = :account and t.closedAt is null"
                                + " and t.epoch = :epoch order by t.id",
                        String.class)
                .setParameter("account", account.id)
                .setParameter("epoch", account.epoch)
                .getResultList();
        return new AccountRows(head(), account.body, List.copyOf(orders), List.copyOf(trades));
    }

    @Override
    public Optional<RecordedRequest> request(String id) {
        return Optional.ofNullable(rows.find(RequestRow.class, new RequestKey(account.id, id)))
                .map(RequestRow::request);
    }
}
