package io.pipstream.ledger;

import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger for tests of those who use one. One command at a time, whatever the account. */
public final class InMemoryLedger implements Ledger, Journal, Outbox, TradeHistory {

    public final InMemoryAuditTrail audit = new InMemoryAuditTrail();

    private final Map<AccountId, Rows> accounts = new TreeMap<>(Comparator.comparing(AccountId::value));
    private final Map<Long, Batch> unpublished = new LinkedHashMap<>();
    private long lastOutboxId;

    /** All of one account. */
    private record Rows(
            AccountId account,
            List<JournalEntry> entries,
            Map<Long, StoredOrder> orders,
            Map<Long, StoredTrade> trades,
            Map<String, RecordedRequest> requests,
            AtomicReference<String> body)
            implements LockedAccount {

        Rows(AccountId account) {
            this(
                    account,
                    new ArrayList<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new AtomicReference<>(""));
        }

        @Override
        public Head head() {
            JournalEntry last = entries.get(entries.size() - 1);
            return new Head(account, last.epoch(), last.sequence());
        }

        @Override
        public AccountRows rows() {
            String epoch = head().epoch();
            return new AccountRows(
                    head(),
                    body.get(),
                    orders.values().stream()
                            .filter(order -> order.epoch().equals(epoch) && order.status() == OrderStatus.PENDING)
                            .map(StoredOrder::body)
                            .toList(),
                    trades.values().stream()
                            .filter(trade -> trade.epoch().equals(epoch) && trade.closedAt() == null)
                            .map(StoredTrade::body)
                            .toList());
        }

        @Override
        public Optional<RecordedRequest> request(String id) {
            return Optional.ofNullable(requests.get(id));
        }

        void requireWhatChanges(Batch batch) {
            if (batch.orders().stream().anyMatch(order -> !batch.isNew(order) && !orders.containsKey(order.id()))
                    || batch.trades().stream()
                            .anyMatch(trade -> !batch.isNew(trade) && !trades.containsKey(trade.id()))) {
                throw new IllegalArgumentException("There is no such order or trade to change");
            }
            if (batch.request()
                    .filter(request -> requests.containsKey(request.id()))
                    .isPresent()) {
                throw new DuplicateRowException(new IllegalStateException());
            }
        }

        void record(Batch batch) {
            entries.addAll(batch.entries());
            batch.orders().forEach(order -> orders.put(order.id(), order));
            batch.trades().forEach(trade -> trades.put(trade.id(), trade));
            batch.request().ifPresent(request -> requests.put(request.id(), request));
            body.set(batch.accountBody());
        }
    }

    /** As when a store does not answer. */
    public static LedgerException failure() {
        return new LedgerException("jdbc:h2:/secret does not answer", null);
    }

    @Override
    public synchronized boolean open(AccountId account, Batch first) {
        first.requireToFollow(new Head(account, "", 0));
        if (accounts.containsKey(account)) {
            return false;
        }
        Rows rows = new Rows(account);
        accounts.put(account, rows);
        record(rows, first);
        return true;
    }

    @Override
    public synchronized Head write(AccountId account, Work work) {
        Rows rows = rows(account);
        Batch batch = work.decide(rows);
        if (!batch.isNothing()) {
            batch.requireToFollow(rows.head());
            rows.requireWhatChanges(batch);
            record(rows, batch);
        }
        return rows.head();
    }

    @Override
    public synchronized AccountRows load(AccountId account) {
        return rows(account).rows();
    }

    private void record(Rows rows, Batch batch) {
        rows.record(batch);
        batch.audit().ifPresent(audit::add);
        unpublished.put(++lastOutboxId, batch);
    }

    private Rows rows(AccountId account) {
        Rows rows = accounts.get(account);
        if (rows == null) {
            throw new UnknownAccountException(account);
        }
        return rows;
    }

    @Override
    public synchronized Optional<Head> head(AccountId account) {
        return Optional.ofNullable(accounts.get(account)).map(Rows::head);
    }

    @Override
    public synchronized Map<AccountId, Head> heads(Collection<AccountId> some) {
        return some.stream()
                .distinct()
                .flatMap(account -> head(account).stream())
                .collect(Collectors.toMap(Head::account, head -> head));
    }

    @Override
    public synchronized List<AccountId> accounts() {
        return List.copyOf(accounts.keySet());
    }

    @Override
    public synchronized List<JournalEntry> after(AccountId account, long after, int limit) {
        return entries(account, entry -> entry.sequence() > after).limit(limit).toList();
    }

    @Override
    public synchronized List<JournalEntry> between(AccountId account, long first, long last) {
        return entries(account, entry -> entry.sequence() >= first && entry.sequence() <= last)
                .toList();
    }

    @Override
    public synchronized List<MoneyEntry> amounts(AccountId account, String epoch, long after, int limit) {
        return entries(
                        account,
                        entry -> entry.sequence() > after && entry.epoch().equals(epoch) && entry.amount() != null)
                .limit(limit)
                .map(entry -> new MoneyEntry(
                        entry.sequence(), entry.time(), entry.type(), entry.instrument(), entry.amount()))
                .toList();
    }

    @Override
    public synchronized BigDecimal amount(AccountId account, String epoch, long after, long last) {
        return amounts(account, epoch, after, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.sequence() <= last)
                .map(MoneyEntry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public synchronized List<JournalEntry> ofTrade(AccountId account, long tradeId, int limit) {
        return entries(account, entry -> Long.valueOf(tradeId).equals(entry.tradeId()))
                .limit(limit)
                .toList();
    }

    private Stream<JournalEntry> entries(AccountId account, Predicate<JournalEntry> wanted) {
        return Stream.ofNullable(accounts.get(account))
                .flatMap(rows -> rows.entries().stream())
                .filter(wanted);
    }

    @Override
    public synchronized Optional<RecordedRequest> request(AccountId account, String id) {
        return Optional.ofNullable(accounts.get(account)).flatMap(rows -> rows.request(id));
    }

    @Override
    public synchronized List<OutboxItem> oldest(int limit) {
        return unpublished.entrySet().stream()
                .limit(limit)
                .map(item -> new OutboxItem(item.getKey(), item.getValue().entries()))
                .toList();
    }

    @Override
    public synchronized void published(Collection<Long> ids) {
        ids.forEach(unpublished::remove);
    }

    @Override
    public synchronized long size() {
        return unpublished.size();
    }

    @Override
    public synchronized Page<StoredTrade> trades(TradeFilter filter) {
        return page(found(filter).toList(), filter.offset(), filter.limit());
    }

    @Override
    public synchronized List<StoredTrade> tradesBelow(TradeFilter filter, long id) {
        return found(filter)
                .filter(trade -> trade.id() < id)
                .limit(filter.limit())
                .toList();
    }

    @Override
    public synchronized List<StoredTrade> closedTrades(
            AccountId account, String epoch, Instant from, long aboveId, int limit) {
        return allTrades(account)
                .filter(trade -> trade.epoch().equals(epoch) && trade.closedAt() != null)
                .filter(trade ->
                        trade.closedAt().isAfter(from) || (trade.closedAt().equals(from) && trade.id() > aboveId))
                .sorted(Comparator.comparing(StoredTrade::closedAt).thenComparing(StoredTrade::id))
                .limit(limit)
                .toList();
    }

    private Stream<StoredTrade> allTrades(AccountId account) {
        return Stream.ofNullable(accounts.get(account)).flatMap(rows -> rows.trades().values().stream());
    }

    private Stream<StoredTrade> found(TradeFilter filter) {
        return allTrades(filter.account())
                .filter(trade -> trade.epoch().equals(filter.epoch()))
                .filter(trade -> allows(filter.instrument(), trade.instrument()::equals))
                .filter(trade -> allows(filter.signalType(), type -> type.equals(trade.signalType())))
                .filter(trade ->
                        allows(filter.openedFrom(), from -> !trade.openedAt().isBefore(from)))
                .filter(trade ->
                        allows(filter.state(), state -> (state == TradeState.OPEN) == (trade.closedAt() == null)))
                .sorted(Comparator.comparing(StoredTrade::id).reversed());
    }

    @Override
    public synchronized Optional<StoredTrade> trade(AccountId account, long id) {
        return Optional.ofNullable(accounts.get(account))
                .map(rows -> rows.trades().get(id));
    }

    @Override
    public synchronized Page<StoredOrder> orders(OrderFilter filter) {
        List<StoredOrder> found = Stream.ofNullable(accounts.get(filter.account()))
                .flatMap(rows -> rows.orders().values().stream())
                .filter(order -> order.epoch().equals(filter.epoch()))
                .filter(order -> allows(filter.instrument(), order.instrument()::equals))
                .filter(order -> allows(filter.status(), order.status()::equals))
                .sorted(Comparator.comparing(StoredOrder::id).reversed())
                .toList();
        return page(found, filter.offset(), filter.limit());
    }

    @Override
    public synchronized Optional<StoredOrder> order(AccountId account, long id) {
        return Optional.ofNullable(accounts.get(account))
                .map(rows -> rows.orders().get(id));
    }

    private static <T> boolean allows(Optional<T> asked, Predicate<T> matches) {
        return asked.map(matches::test).orElse(true);
    }

    private static <T> Page<T> page(List<T> found, int offset, int limit) {
        return new Page<>(found.stream().skip(offset).limit(limit).toList(), found.size());
    }
}
