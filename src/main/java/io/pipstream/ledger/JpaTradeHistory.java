package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads orders and trades from the database. */
final class JpaTradeHistory implements TradeHistory {

    private final Database database;

    JpaTradeHistory(Database database) {
        this.database = database;
    }

    @Override
    public Page<StoredTrade> trades(TradeFilter filter) {
        Search search = search(filter);
        return database.read(
                rows -> search.page(rows, TradeRow.class, TradeRow::trade, filter.offset(), filter.limit()));
    }

    @Override
    public List<StoredTrade> tradesBelow(TradeFilter filter, long id) {
        Search search = search(filter);
        search.with("r.id < :below", "below", id);
        return database.read(rows -> search.newest(rows, TradeRow.class, TradeRow::trade, 0, filter.limit()));
    }

    @Override
    public List<StoredTrade> closedTrades(AccountId account, String epoch, Instant from, long aboveId, int limit) {
        return database.read(rows -> rows.createQuery(
                        "select r from TradeRow r where r.account = :account and r.epoch = :epoch"
                                + " and r.closedAt >= :from and (r.closedAt > :from or r.id > :above)"
                                + " order by r.closedAt, r.id",
                        TradeRow.class)
                .setParameter("account", account.value())
                .setParameter("epoch", epoch)
                .setParameter("from", Microseconds.column(from))
                .setParameter("above", aboveId)
                .setMaxResults(limit)
                .getResultStream()
                .map(TradeRow::trade)
                .toList());
    }

    private static Search search(TradeFilter filter) {
        Search search = new Search("TradeRow", filter.account(), filter.epoch());
        filter.instrument()
                .ifPresent(instrument -> search.with("r.instrument = :instrument", "instrument", instrument));
        filter.signalType().ifPresent(type -> search.with("r.signalType = :signalType", "signalType", type));
        filter.openedFrom()
                .ifPresent(from -> search.with("r.openedAt >= :openedFrom", "openedFrom", Microseconds.column(from)));
        filter.state()
                .ifPresent(state ->
                        search.with(state == TradeState.OPEN ? "r.closedAt is null" : "r.closedAt is not null"));
        return search;
    }

    @Override
    public Optional<StoredTrade> trade(AccountId account, long id) {
        return database.read(rows -> Optional.ofNullable(rows.find(TradeRow.class, new RowKey(account.value(), id))))
                .map(TradeRow::trade);
    }

    @Override
    public Page<StoredOrder> orders(OrderFilter filter) {
        Search search = new Search("OrderRow", filter.account(), filter.epoch());
        filter.instrument()
                .ifPresent(instrument -> search.with("r.instrument = :instrument", "instrument", instrument));
        filter.status().ifPresent(status -> search.with("r.status = :status", "status", status));
        return database.read(
                rows -> search.page(rows, OrderRow.class, OrderRow::order, filter.offset(), filter.limit()));
    }

    @Override
    public Optional<StoredOrder> order(AccountId account, long id) {
        return database.read(rows -> Optional.ofNullable(rows.find(OrderRow.class, new RowKey(account.value(), id))))
                .map(OrderRow::order);
    }

    /** A query that grows by its conditions. */
    private static final class Search {

        private final String rows;
        private final StringBuilder where = new StringBuilder(" r where r.account = :account and r.epoch = :epoch");
        private final Map<String, Object> parameters = new TreeMap<>();

        Search(String rows, AccountId account, String epoch) {
            this.rows = rows;
            parameters.put("account", account.value());
            parameters.put("epoch", epoch);
        }

        void with(String condition, String parameter, Object value) {
            with(condition);
            parameters.put(parameter, value);
        }

        void with(String condition) {
            where.append(" and ").append(condition);
        }

        <R, T> Page<T> page(EntityManager source, Class<R> type, Function<R, T> shape, int offset, int limit) {
            var count = source.createQuery("select count(r.id) from " + rows + where, Long.class);
            parameters.forEach(count::setParameter);
            return new Page<>(newest(source, type, shape, offset, limit), count.getSingleResult());
        }

        <R, T> List<T> newest(EntityManager source, Class<R> type, Function<R, T> shape, int offset, int limit) {
            var items = source.createQuery("select r from " + rows + where + " order by r.id desc", type);
            parameters.forEach(items::setParameter);
            return items.setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultStream()
                    .map(shape)
                    .toList();
        }
    }
}
