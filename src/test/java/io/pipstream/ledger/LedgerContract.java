package io.pipstream.ledger;

import static io.pipstream.ledger.Batches.EPOCH;
import static io.pipstream.ledger.Batches.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every ledger promises, wherever it keeps its rows. */
abstract class LedgerContract {

    static final AccountId ANNA = new AccountId("anna");
    static final AccountId BERT = new AccountId("bert");

    abstract Ledger ledger();

    abstract Journal journal();

    abstract Outbox outbox();

    abstract TradeHistory history();

    public abstract AuditTrail audit();

    @Test
    void anAccountIsOpenedOnce() {
        assertThat(ledger().open(ANNA, Batches.opening(ANNA).batch())).isTrue();
        assertThat(ledger().open(ANNA, Batches.opening(ANNA).entry("OTHER").batch()))
                .isFalse();

        assertThat(journal().head(ANNA)).contains(new Head(ANNA, EPOCH, 1));
        assertThat(journal().after(ANNA, 0, 10)).hasSize(1);
        assertThat(ledger().load(ANNA))
                .isEqualTo(new AccountRows(new Head(ANNA, EPOCH, 1), "{\"lastSeq\":1}", List.of(), List.of()));
    }

    @Test
    void anAccountBeginsWithTheFirstEntry() {
        Batch second = Batches.after(new Head(ANNA, EPOCH, 1)).entry("LATE").batch();

        assertThatThrownBy(() -> ledger().open(ANNA, second)).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal().head(ANNA)).isEmpty();
    }

    @Test
    void nobodyWritesOrLoadsAnAccountThatIsNotThere() {
        assertThatThrownBy(() -> ledger().write(ANNA, account -> Batch.nothing()))
                .isInstanceOf(UnknownAccountException.class)
                .hasMessageContaining("anna");
        assertThatThrownBy(() -> ledger().load(ANNA)).isInstanceOf(UnknownAccountException.class);
        assertThat(journal().after(ANNA, 0, 10)).isEmpty();
        assertThat(journal().request(ANNA, "r")).isEmpty();
        assertThat(history().trade(ANNA, 1)).isEmpty();
        assertThat(history().order(ANNA, 1)).isEmpty();
    }

    @Test
    void aWriteRecordsEverythingItDecided() {
        open(ANNA);
        Head head = ledger().write(
                        ANNA,
                        account -> Batches.after(account.head())
                                .order("EUR_USD")
                                .entry("ORDER_CREATED")
                                .trade("EUR_USD", "scalp")
                                .entry("ORDER_FILL", 3L, "-0.5")
                                .request("r-1", "print")
                                .batch());

        assertThat(head).isEqualTo(new Head(ANNA, EPOCH, 3));
        assertThat(journal().head(ANNA)).contains(head);
        assertThat(journal().between(ANNA, 2, 3))
                .containsExactly(
                        new JournalEntry(
                                ANNA,
                                2,
                                EPOCH,
                                time(2),
                                "ORDER_CREATED",
                                null,
                                null,
                                null,
                                "{\"type\":\"ORDER_CREATED\",\"account\":\"anna\",\"seq\":2}"),
                        new JournalEntry(
                                ANNA,
                                3,
                                EPOCH,
                                time(3),
                                "ORDER_FILL",
                                "EUR_USD",
                                3L,
                                new BigDecimal("-0.5000"),
                                "{\"type\":\"ORDER_FILL\",\"account\":\"anna\",\"seq\":3}"));
        assertThat(ledger().load(ANNA))
                .isEqualTo(new AccountRows(
                        head, "{\"lastSeq\":3}", List.of("{\"order\":2,\"PENDING\":1}"), List.of("{\"trade\":3}")));
        assertThat(journal().request(ANNA, "r-1")).contains(new RecordedRequest("r-1", "print", 2, 3));
        assertThat(history().order(ANNA, 2).orElseThrow().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(history().trade(ANNA, 3).orElseThrow().signalType()).isEqualTo("scalp");
    }

    @Test
    void whatEntriesChangedTheBalanceByIsAddedUp() {
        open(ANNA);
        ledger().write(
                        ANNA,
                        account -> Batches.after(account.head())
                                .entry("A", null, "1.5")
                                .entry("B")
                                .entry("C", null, "-0.25")
                                .batch());
        ledger().write(
                        ANNA,
                        account -> Batches.after(account.head())
                                .inEpoch("second")
                                .entry("D", null, "7")
                                .batch());

        assertThat(journal().amount(ANNA, EPOCH, 0, 4)).isEqualByComparingTo("100001.25");
        assertThat(journal().amount(ANNA, EPOCH, 1, 9)).isEqualByComparingTo("1.25");
        assertThat(journal().amount(ANNA, EPOCH, 1, 3)).isEqualByComparingTo("1.5");
        assertThat(journal().amount(ANNA, EPOCH, 4, 9)).isEqualByComparingTo("0");
        assertThat(journal().amount(BERT, EPOCH, 0, 9)).isEqualByComparingTo("0");
    }

    @Test
    void aWriteThatDecidesNothingRecordsNothing() {
        open(ANNA);

        assertThat(ledger().write(ANNA, account -> Batch.nothing())).isEqualTo(new Head(ANNA, EPOCH, 1));
        assertThat(outbox().size()).isEqualTo(1);
    }

    @Test
    void aWriteThatThrowsRecordsNothingAndThrowsOn() {
        open(ANNA);
        RuntimeException refused = new IllegalStateException("no");

        assertThatThrownBy(() -> ledger().write(ANNA, account -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(ledger().write(
                                ANNA,
                                account -> Batches.after(account.head())
                                        .entry("NEXT")
                                        .batch()))
                .isEqualTo(new Head(ANNA, EPOCH, 2));
    }

    @Test
    void entriesGoOnFromTheHeadWithoutAGap() {
        open(ANNA);
        Head tooFar = new Head(ANNA, EPOCH, 2);
        Head otherAccount = new Head(BERT, EPOCH, 1);
        for (Head wrong : List.of(tooFar, otherAccount)) {
            assertThatThrownBy(() -> ledger().write(
                                    ANNA,
                                    account ->
                                            Batches.after(wrong).entry("WRONG").batch()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(journal().head(ANNA)).contains(new Head(ANNA, EPOCH, 1));
    }

    @Test
    void changedOrdersAndTradesTakeTheirNewForm() {
        open(ANNA);
        write(ANNA, batch -> batch.order("EUR_USD").entry("ORDER_CREATED"));
        write(
                ANNA,
                batch -> batch.order(2, "EUR_USD", OrderStatus.FILLED)
                        .trade("EUR_USD", null)
                        .entry("ORDER_FILL", 3L, "0"));
        StoredTrade open = history().trade(ANNA, 3).orElseThrow();
        write(ANNA, batch -> batch.closed(open).entry("TRADE_CLOSED", 3L, "12.34"));

        assertThat(history().order(ANNA, 2))
                .contains(new StoredOrder(
                        2, EPOCH, "EUR_USD", OrderStatus.FILLED, time(2), time(3), "{\"order\":2,\"FILLED\":1}"));
        assertThat(history().trade(ANNA, 3))
                .contains(
                        new StoredTrade(3, EPOCH, "EUR_USD", null, time(3), time(4), "{\"trade\":3,\"closed\":true}"));
        AccountRows rows = ledger().load(ANNA);
        assertThat(rows.pendingOrders()).isEmpty();
        assertThat(rows.openTrades()).isEmpty();
    }

    @Test
    void whatChangesMustBeThere() {
        open(ANNA);
        assertThatThrownBy(() -> write(
                        ANNA,
                        batch ->
                                batch.order(1, "EUR_USD", OrderStatus.CANCELLED).entry("ORDER_CANCELLED")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(journal().head(ANNA)).contains(new Head(ANNA, EPOCH, 1));
    }

    @Test
    void aRequestIsRecordedOncePerAccount() {
        open(ANNA);
        open(BERT);
        write(ANNA, batch -> batch.entry("A").request("r", "1"));
        write(BERT, batch -> batch.entry("B").request("r", "2"));

        assertThatThrownBy(() -> write(ANNA, batch -> batch.entry("C").request("r", "3")))
                .isInstanceOf(LedgerException.class);
        List<Optional<RecordedRequest>> seen = new ArrayList<>();
        ledger().write(BERT, account -> {
            seen.add(account.request("r"));
            seen.add(account.request("other"));
            return Batch.nothing();
        });
        assertThat(seen).containsExactly(Optional.of(new RecordedRequest("r", "2", 2, 2)), Optional.empty());
        assertThat(journal().head(ANNA)).contains(new Head(ANNA, EPOCH, 2));
    }

    @Test
    void whoAskedIsInTheAuditWithWhatWasRecorded() {
        open(ANNA);
        write(ANNA, batch -> batch.entry("A").askedBy("ada"));
        write(ANNA, batch -> batch.entry("B"));
        write(ANNA, batch -> batch.entry("C").askedBy("bob"));

        assertThat(audited())
                .containsExactly(
                        new AuditEntry(time(4), new Actor("bob", "192.0.2.1"), "order.place", "anna", ""),
                        new AuditEntry(time(2), new Actor("ada", "192.0.2.1"), "order.place", "anna", ""));
    }

    @Test
    void nothingIsInTheAuditOfWhatWasNotRecorded() {
        open(ANNA);
        write(ANNA, batch -> batch.entry("A").request("r", "1"));

        assertThatThrownBy(() ->
                        write(ANNA, batch -> batch.entry("B").request("r", "2").askedBy("ada")))
                .isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> write(
                        ANNA,
                        batch -> batch.order(1, "EUR_USD", OrderStatus.CANCELLED)
                                .entry("ORDER_CANCELLED")
                                .askedBy("ada")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger().write(
                                ANNA,
                                account -> Batches.after(new Head(ANNA, EPOCH, 7))
                                        .entry("TOO_FAR")
                                        .askedBy("ada")
                                        .batch()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(audited()).isEmpty();
    }

    private List<AuditEntry> audited() {
        return audit().page(Long.MAX_VALUE, 100, "", "").stream()
                .map(AuditTrail.Numbered::entry)
                .toList();
    }

    @Test
    void anAccountThatStartsAnewHasNoOrdersAndTradesAndGoesOnCounting() {
        open(ANNA);
        write(
                ANNA,
                batch -> batch.order("EUR_USD")
                        .entry("ORDER_CREATED")
                        .trade("EUR_USD", null)
                        .entry("FILL"));
        write(ANNA, batch -> batch.inEpoch("second").entry("ACCOUNT_RESET", null, "50000"));

        Head head = new Head(ANNA, "second", 4);
        assertThat(ledger().load(ANNA)).isEqualTo(new AccountRows(head, "{\"lastSeq\":4}", List.of(), List.of()));
        assertThat(journal().after(ANNA, 0, 10))
                .extracting(JournalEntry::sequence)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(journal().amounts(ANNA, "second", 0, 10))
                .extracting(MoneyEntry::amount)
                .containsExactly(new BigDecimal("50000.0000"));
    }

    @Test
    void theJournalOfOneTradeIsRead() {
        open(ANNA);
        open(BERT);
        write(ANNA, batch -> batch.trade("EUR_USD", null).entry("OPENED", 2L, null));
        write(ANNA, batch -> batch.entry("OTHER").entry("OTHERS", 1L, null).entry("CLOSED", 2L, "1"));
        write(BERT, batch -> batch.trade("EUR_USD", null).entry("OPENED", 2L, null));

        assertThat(journal().ofTrade(ANNA, 2, 10))
                .extracting(JournalEntry::type)
                .containsExactly("OPENED", "CLOSED");
        assertThat(journal().ofTrade(ANNA, 2, 1)).extracting(JournalEntry::type).containsExactly("OPENED");
        assertThat(journal().ofTrade(ANNA, 9, 10)).isEmpty();
    }

    @Test
    void theJournalIsReadInPieces() {
        open(ANNA);
        open(BERT);
        write(ANNA, batch -> batch.entry("A").entry("B").entry("C").entry("D"));

        assertThat(journal().after(ANNA, 2, 2))
                .extracting(JournalEntry::sequence)
                .containsExactly(3L, 4L);
        assertThat(journal().after(ANNA, 5, 2)).isEmpty();
        assertThat(journal().between(ANNA, 2, 4)).extracting(JournalEntry::type).containsExactly("A", "B", "C");
        assertThat(journal().amounts(ANNA, EPOCH, 0, 10))
                .containsExactly(new MoneyEntry(1, time(1), "ACCOUNT_OPENED", null, new BigDecimal("100000.0000")));
        assertThat(journal().accounts()).containsExactly(ANNA, BERT);
        assertThat(journal().heads(List.of(ANNA, BERT, new AccountId("nobody"))))
                .isEqualTo(Map.of(ANNA, new Head(ANNA, EPOCH, 5), BERT, new Head(BERT, EPOCH, 1)));
        assertThat(journal().heads(List.of())).isEmpty();
    }

    /** The clocks of Europe showed the second hour twice on that day. */
    @Test
    void timesAreKeptToTheMicrosecondWhateverTheZone() {
        Instant once = Instant.parse("2025-10-26T00:30:00.123456789Z");
        Instant again = Instant.parse("2025-10-26T01:30:00.999999999Z");
        List<JournalEntry> entries = List.of(entry(1, once), entry(2, again));

        ledger().open(ANNA, new Batch("{}", entries, List.of(), List.of(), Optional.empty(), Optional.empty()));

        assertThat(journal().after(ANNA, 0, 2))
                .extracting(JournalEntry::time)
                .containsExactly(
                        Instant.parse("2025-10-26T00:30:00.123456Z"), Instant.parse("2025-10-26T01:30:00.999999Z"));
    }

    private static JournalEntry entry(long sequence, Instant time) {
        return new JournalEntry(ANNA, sequence, EPOCH, time, "T", null, null, null, "Größe € 😀");
    }

    @Test
    void textsAreKeptAsTheyAre() {
        ledger().open(
                        ANNA,
                        new Batch(
                                "{\"ü\":\"\\\\\"}",
                                List.of(entry(1, time(1))),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(journal().after(ANNA, 0, 1)).extracting(JournalEntry::text).containsExactly("Größe € 😀");
        assertThat(ledger().load(ANNA).body()).isEqualTo("{\"ü\":\"\\\\\"}");
    }

    @Test
    void theOutboxGivesWhatWasNotPublishedOldestFirst() {
        open(ANNA);
        open(BERT);
        write(ANNA, batch -> batch.entry("A").entry("B"));

        List<OutboxItem> items = outbox().oldest(10);
        assertThat(items).hasSize(3);
        assertThat(items.get(0).entries()).containsExactlyElementsOf(journal().after(ANNA, 0, 1));
        assertThat(items.get(1).entries()).containsExactlyElementsOf(journal().after(BERT, 0, 1));
        assertThat(items.get(2).entries()).containsExactlyElementsOf(journal().after(ANNA, 1, 2));
        assertThat(outbox().oldest(2)).isEqualTo(items.subList(0, 2));

        outbox().published(List.of(items.get(1).id()));
        outbox().published(List.of());
        assertThat(outbox().oldest(10)).containsExactly(items.get(0), items.get(2));
        outbox().published(List.of(
                items.get(0).id(), items.get(1).id(), items.get(2).id()));
        assertThat(outbox().oldest(10)).isEmpty();
        assertThat(outbox().size()).isZero();
    }

    @Test
    void tradesAreFoundByEachOfTheirProperties() {
        open(ANNA);
        write(ANNA, batch -> batch.trade("EUR_USD", "scalp").entry("FILL")); // 2
        write(ANNA, batch -> batch.trade("GBP_USD", "swing").entry("FILL")); // 3
        write(ANNA, batch -> batch.trade("EUR_USD", "swing").entry("FILL")); // 4
        write(ANNA, batch -> batch.trade("EUR_USD", null).entry("FILL")); // 5
        StoredTrade third = history().trade(ANNA, 3).orElseThrow();
        write(ANNA, batch -> batch.closed(third).entry("CLOSE"));

        assertThat(ids(new TradeFilter(ANNA, EPOCH, none(), none(), none(), none(), 0, 10)))
                .containsExactly(5L, 4L, 3L, 2L);
        assertThat(ids(new TradeFilter(ANNA, EPOCH, Optional.of("EUR_USD"), none(), none(), none(), 0, 10)))
                .containsExactly(5L, 4L, 2L);
        assertThat(ids(new TradeFilter(ANNA, EPOCH, none(), Optional.of(TradeState.CLOSED), none(), none(), 0, 10)))
                .containsExactly(3L);
        assertThat(ids(new TradeFilter(
                        ANNA, EPOCH, none(), Optional.of(TradeState.OPEN), Optional.of("swing"), none(), 0, 10)))
                .containsExactly(4L);
        assertThat(ids(new TradeFilter(ANNA, EPOCH, none(), none(), none(), Optional.of(time(4)), 0, 10)))
                .containsExactly(5L, 4L);
        assertThat(ids(new TradeFilter(ANNA, "second", none(), none(), none(), none(), 0, 10)))
                .isEmpty();
        assertThat(ids(new TradeFilter(BERT, EPOCH, none(), none(), none(), none(), 0, 10)))
                .isEmpty();
        Page<StoredTrade> middle = history().trades(new TradeFilter(ANNA, EPOCH, none(), none(), none(), none(), 1, 2));
        assertThat(middle.total()).isEqualTo(4);
        assertThat(middle.items()).extracting(StoredTrade::id).containsExactly(4L, 3L);
        assertThat(history().tradesBelow(new TradeFilter(ANNA, EPOCH, none(), none(), none(), none(), 1, 2), 5))
                .extracting(StoredTrade::id)
                .containsExactly(4L, 3L);
    }

    @Test
    void closedTradesComeInTheOrderOfTheirClosing() {
        open(ANNA);
        for (int trades = 0; trades < 4; trades++) {
            write(ANNA, batch -> batch.trade("EUR_USD", null).entry("FILL")); // 2, 3, 4, 5
        }
        for (long id : new long[] {4, 2}) {
            StoredTrade trade = history().trade(ANNA, id).orElseThrow();
            write(ANNA, batch -> batch.closed(trade).entry("CLOSE")); // at 6 and 7
        }
        StoredTrade third = history().trade(ANNA, 3).orElseThrow();
        StoredTrade fifth = history().trade(ANNA, 5).orElseThrow();
        write(ANNA, batch -> batch.closed(third).closed(fifth).entry("CLOSE")); // both at 8

        assertThat(closed(time(0), 0, 10)).containsExactly(4L, 2L, 3L, 5L);
        assertThat(closed(time(0), 0, 3)).containsExactly(4L, 2L, 3L);
        assertThat(closed(time(7), 0, 10)).containsExactly(2L, 3L, 5L);
        assertThat(closed(time(8), 3, 10)).containsExactly(5L);
        assertThat(history().closedTrades(ANNA, "second", time(0), 0, 10)).isEmpty();
        assertThat(history().closedTrades(BERT, EPOCH, time(0), 0, 10)).isEmpty();
    }

    private List<Long> closed(Instant from, long above, int limit) {
        return history().closedTrades(ANNA, EPOCH, from, above, limit).stream()
                .map(StoredTrade::id)
                .toList();
    }

    @Test
    void ordersAreFoundByEachOfTheirProperties() {
        open(ANNA);
        write(ANNA, batch -> batch.order("EUR_USD").entry("ORDER_CREATED")); // 2
        write(ANNA, batch -> batch.order("GBP_USD").entry("ORDER_CREATED")); // 3
        write(ANNA, batch -> batch.order(2, "EUR_USD", OrderStatus.CANCELLED).entry("ORDER_CANCELLED"));

        assertThat(orders(new OrderFilter(ANNA, EPOCH, none(), none(), 0, 10))).containsExactly(3L, 2L);
        assertThat(orders(new OrderFilter(ANNA, EPOCH, Optional.of("EUR_USD"), none(), 0, 10)))
                .containsExactly(2L);
        assertThat(orders(new OrderFilter(ANNA, EPOCH, none(), Optional.of(OrderStatus.PENDING), 0, 10)))
                .containsExactly(3L);
        assertThat(history().orders(new OrderFilter(ANNA, EPOCH, none(), none(), 1, 10)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2))
                .satisfies(page -> assertThat(page.items()).hasSize(1));
    }

    @Test
    void manyThreadsOnFewAccountsLeaveNoGapAndNoDeadlock() throws Exception {
        List<AccountId> accounts = List.of(ANNA, BERT, new AccountId("carl"));
        accounts.forEach(this::open);
        int threads = 8;
        int writes = 60;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                done.add(executor.submit(() -> {
                    for (int i = 0; i < writes; i++) {
                        // the first account gets half of them
                        AccountId account = accounts.get(Math.max(0, random.nextInt(4) - 1));
                        write(
                                account,
                                batch -> batch.order("EUR_USD")
                                        .entry("A")
                                        .trade("EUR_USD", null)
                                        .entry("B"));
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }

        long total = 0;
        for (AccountId account : accounts) {
            long last = journal().head(account).orElseThrow().sequence();
            assertThat(journal().after(account, 0, Integer.MAX_VALUE))
                    .extracting(JournalEntry::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(ledger().load(account).openTrades()).hasSize((int) (last - 1) / 2);
            total += last;
        }
        assertThat(total).isEqualTo(accounts.size() + 2L * threads * writes);
        assertThat(outbox().oldest(Integer.MAX_VALUE).stream()
                        .flatMap(item -> item.entries().stream())
                        .filter(entry -> entry.account().equals(ANNA))
                        .map(JournalEntry::sequence))
                .containsExactlyElementsOf(journal().after(ANNA, 0, Integer.MAX_VALUE).stream()
                        .map(JournalEntry::sequence)
                        .toList());
    }

    void open(AccountId account) {
        ledger().open(account, Batches.opening(account).batch());
    }

    /** A change of a batch that goes on from the head. */
    interface Change {
        Batches apply(Batches batch);
    }

    Head write(AccountId account, Change change) {
        return ledger().write(
                        account,
                        locked -> change.apply(Batches.after(locked.head())).batch());
    }

    private List<Long> ids(TradeFilter filter) {
        return history().trades(filter).items().stream().map(StoredTrade::id).toList();
    }

    private List<Long> orders(OrderFilter filter) {
        return history().orders(filter).items().stream().map(StoredOrder::id).toList();
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
