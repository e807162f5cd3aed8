package io.pipstream.ledger;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches with good defaults; every entry comes a second after the one before. */
final class Batches {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final String EPOCH = "first";

    private final AccountId account;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<StoredOrder> orders = new ArrayList<>();
    private final List<StoredTrade> trades = new ArrayList<>();
    private Optional<RecordedRequest> request = Optional.empty();
    private Optional<AuditEntry> audit = Optional.empty();
    private String epoch = EPOCH;
    private long next;

    private Batches(AccountId account, long next) {
        this.account = account;
        this.next = next;
    }

    static Batches opening(AccountId account) {
        return new Batches(account, 1).entry("ACCOUNT_OPENED", null, "100000");
    }

    static Batches after(Head head) {
        return new Batches(head.account(), head.sequence() + 1).inEpoch(head.epoch());
    }

    Batches inEpoch(String other) {
        epoch = other;
        return this;
    }

    Batches entry(String type) {
        return entry(type, null, null);
    }

    Batches entry(String type, Long tradeId, String amount) {
        String text = "{\"type\":\"%s\",\"account\":\"%s\",\"seq\":%d}".formatted(type, account, next);
        entries.add(new JournalEntry(
                account,
                next,
                epoch,
                time(next),
                type,
                tradeId == null ? null : "EUR_USD",
                tradeId,
                amount == null ? null : new BigDecimal(amount),
                text));
        next++;
        return this;
    }

    /** Of the entry that comes next. */
    Batches order(String instrument) {
        return order(next, instrument, OrderStatus.PENDING);
    }

    Batches order(long id, String instrument, OrderStatus status) {
        orders.add(new StoredOrder(
                id, epoch, instrument, status, time(id), time(next), "{\"order\":%d,\"%s\":1}".formatted(id, status)));
        return this;
    }

    /** Of the entry that comes next. */
    Batches trade(String instrument, String signalType) {
        trades.add(new StoredTrade(
                next, epoch, instrument, signalType, time(next), null, "{\"trade\":%d}".formatted(next)));
        return this;
    }

    Batches closed(StoredTrade trade) {
        trades.add(new StoredTrade(
                trade.id(),
                trade.epoch(),
                trade.instrument(),
                trade.signalType(),
                trade.openedAt(),
                time(next),
                "{\"trade\":%d,\"closed\":true}".formatted(trade.id())));
        return this;
    }

    Batches request(String id, String fingerprint) {
        request =
                Optional.of(new RecordedRequest(id, fingerprint, entries.get(0).sequence(), next - 1));
        return this;
    }

    /** For an order, at the time of the newest entry. */
    Batches askedBy(String name) {
        audit = Optional.of(
                new AuditEntry(time(next - 1), new Actor(name, "192.0.2.1"), "order.place", account.value(), ""));
        return this;
    }

    Batch batch() {
        return new Batch("{\"lastSeq\":%d}".formatted(next - 1), entries, orders, trades, request, audit);
    }

    static Instant time(long sequence) {
        return NOON.plusSeconds(sequence);
    }
}
