package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the journal from the database. */
final class JpaJournal implements Journal {

    private final Database database;

    JpaJournal(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return database.read(rows -> Optional.ofNullable(rows.find(AccountRow.class, account.value())))
                .map(AccountRow::head);
    }

    @Override
    public Map<AccountId, Head> heads(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        List<String> ids = accounts.stream().map(AccountId::value).toList();
        return database
                .read(rows -> rows.createQuery("select a from AccountRow a where a.id in :ids", AccountRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .stream()
                .map(AccountRow::head)
                .collect(Collectors.toUnmodifiableMap(Head::account, Function.identity()));
    }

    @Override
    public List<AccountId> accounts() {
        return database
                .read(rows -> rows.createQuery("select a.id from AccountRow a order by a.id", String.class)
                        .getResultList())
                .stream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public List<JournalEntry> after(AccountId account, long after, int limit) {
        return entries(rows -> query(rows, "j.id > :after", account)
                .setParameter("after", after)
                .setMaxResults(limit));
    }

    @Override
    public List<JournalEntry> between(AccountId account, long first, long last) {
        return entries(rows -> query(rows, "j.id between :first and :last", account)
                .setParameter("first", first)
                .setParameter("last", last));
    }

    @Override
    public List<MoneyEntry> amounts(AccountId account, String epoch, long after, int limit) {
        return database
                .read(rows -> rows.createQuery(
                                "select j.id, j.time, j.type, j.instrument, j.amount from JournalRow j"
                                        + " where j.account = :account and j.id > :after and j.epoch = :epoch"
                                        + " and j.amount is not null order by j.id",
                                Object[].class)
                        .setParameter("account", account.value())
                        .setParameter("after", after)
                        .setParameter("epoch", epoch)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(JpaJournal::money)
                .toList();
    }

    private static MoneyEntry money(Object[] columns) {
        return new MoneyEntry(
                (Long) columns[0],
                ((OffsetDateTime) columns[1]).toInstant(),
                (String) columns[2],
                (String) columns[3],
                (BigDecimal) columns[4]);
    }

    @Override
    public BigDecimal amount(AccountId account, String epoch, long after, long last) {
        return database.read(rows -> Optional.ofNullable(rows.createQuery(
                                "select sum(j.amount) from JournalRow j where j.account = :account and j.id > :after"
                                        + " and j.id <= :last and j.epoch = :epoch and j.amount is not null",
                                BigDecimal.class)
                        .setParameter("account", account.value())
                        .setParameter("after", after)
                        .setParameter("last", last)
                        .setParameter("epoch", epoch)
                        .getSingleResult()))
                .orElse(BigDecimal.ZERO);
    }

    /** A trade's entries begin with the one that has its id: the journal's key finds that place. */
    @Override
    public List<JournalEntry> ofTrade(AccountId account, long tradeId, int limit) {
        return entries(rows -> query(rows, "j.id >= :trade and j.tradeId = :trade", account)
                .setParameter("trade", tradeId)
                .setMaxResults(limit));
    }

    @Override
    public Optional<RecordedRequest> request(AccountId account, String id) {
        return database.read(
                        rows -> Optional.ofNullable(rows.find(RequestRow.class, new RequestKey(account.value(), id))))
                .map(RequestRow::request);
    }

    private List<JournalEntry> entries(Function<EntityManager, TypedQuery<JournalRow>> query) {
        return database.read(rows -> query.apply(rows).getResultList()).stream()
                .map(JournalRow::entry)
                .toList();
    }

    private static TypedQuery<JournalRow> query(EntityManager rows, String condition, AccountId account) {
        return rows.createQuery(
                        "select j from JournalRow j where j.account = :account and " + condition + " order by j.id",
                        JournalRow.class)
                .setParameter("account", account.value());
    }
}
