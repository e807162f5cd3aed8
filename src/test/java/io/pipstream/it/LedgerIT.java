package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import io.pipstream.ledger.Batch;
import io.pipstream.ledger.Head;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.ledger.Ledger;
import io.pipstream.ledger.MoneyEntry;
import io.pipstream.ledger.OrderFilter;
import io.pipstream.ledger.Outbox;
import io.pipstream.ledger.OutboxItem;
import io.pipstream.ledger.RecordedRequest;
import io.pipstream.ledger.StoredOrder;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeFilter;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.ledger.UnknownAccountException;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The ledger with the persistence provider of the server and the file of the WAR's own H2. */
@ArquillianTest
class LedgerIT {

    private static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    private static final String EPOCH = "first";

    @Inject
    private Ledger ledger;

    @Inject
    private Journal journal;

    @Inject
    private Outbox outbox;

    @Inject
    private TradeHistory history;

    @Deployment
    static WebArchive pipstream() {
        return PipstreamWar.archiveWithTestLibraries().addClass(LedgerIT.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        AccountId account = new AccountId("it-" + System.nanoTime());
        JournalEntry opened = entry(account, 1, null, "1000");
        assertThat(ledger.open(account, batch(List.of(opened), List.of(), List.of())))
                .isTrue();
        assertThat(ledger.open(account, batch(List.of(opened), List.of(), List.of())))
                .isFalse();
        StoredOrder order = new StoredOrder(2, EPOCH, "EUR_USD", OrderStatus.PENDING, NOON, NOON, "{\"o\":2}");
        StoredTrade trade = new StoredTrade(3, EPOCH, "EUR_USD", "scalp", NOON, null, "{\"t\":3}");
        List<JournalEntry> entries = List.of(entry(account, 2, null, null), entry(account, 3, 3L, "-0.5"));
        RecordedRequest request = new RecordedRequest("r", "print", 2, 3);

        Head head = ledger.write(
                account,
                locked -> new Batch("{\"a\":3}", entries, List.of(order), List.of(trade), Optional.of(request)));

        assertThat(head).isEqualTo(new Head(account, EPOCH, 3));
        assertThat(journal.head(account)).contains(head);
        assertThat(journal.after(account, 1, 10)).isEqualTo(entries);
        assertThat(journal.request(account, "r")).contains(request);
        assertThat(ledger.load(account).pendingOrders()).containsExactly("{\"o\":2}");
        assertThat(ledger.load(account).openTrades()).containsExactly("{\"t\":3}");

        StoredOrder filled = new StoredOrder(2, EPOCH, "EUR_USD", OrderStatus.FILLED, NOON, NOON, "{\"o\":22}");
        StoredTrade closed = new StoredTrade(3, EPOCH, "EUR_USD", "scalp", NOON, NOON, "{\"t\":33}");
        ledger.write(
                account, locked -> batch(List.of(entry(account, 4, 3L, "1.25")), List.of(filled), List.of(closed)));

        assertThat(history.trades(new TradeFilter(
                                account,
                                EPOCH,
                                Optional.of("EUR_USD"),
                                Optional.empty(),
                                Optional.of("scalp"),
                                Optional.of(NOON),
                                0,
                                10))
                        .items())
                .containsExactly(closed);
        assertThat(history.orders(new OrderFilter(
                                account, EPOCH, Optional.empty(), Optional.of(OrderStatus.FILLED), 0, 10))
                        .items())
                .containsExactly(filled);
        assertThat(ledger.load(account).openTrades()).isEmpty();
        assertThat(journal.amounts(account, EPOCH, 1, 10))
                .extracting(MoneyEntry::amount)
                .containsExactly(new BigDecimal("-0.5000"), new BigDecimal("1.2500"));
    }

    @Test
    void whatIsPublishedLeavesTheOutbox() {
        AccountId account = new AccountId("it-" + System.nanoTime());
        ledger.open(account, batch(List.of(entry(account, 1, null, null)), List.of(), List.of()));

        OutboxItem item = outbox.oldest(Integer.MAX_VALUE).stream()
                .filter(each -> each.entries().get(0).account().equals(account))
                .findFirst()
                .orElseThrow();
        outbox.published(List.of(item.id()));

        assertThat(item.entries()).containsExactly(entry(account, 1, null, null));
        assertThat(outbox.oldest(Integer.MAX_VALUE)).doesNotContain(item);
    }

    @Test
    void anAccountThatIsNotThereIsUnknownAndAWriteThatThrowsRecordsNothing() {
        AccountId account = new AccountId("it-" + System.nanoTime());
        assertThatThrownBy(() -> ledger.load(account)).isInstanceOf(UnknownAccountException.class);
        ledger.open(account, batch(List.of(entry(account, 1, null, null)), List.of(), List.of()));

        assertThatThrownBy(() -> ledger.write(
                        account, locked -> batch(List.of(entry(account, 3, null, null)), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.head(account)).contains(new Head(account, EPOCH, 1));
    }

    private static Batch batch(List<JournalEntry> entries, List<StoredOrder> orders, List<StoredTrade> trades) {
        return new Batch("{}", entries, orders, trades, Optional.empty());
    }

    private static JournalEntry entry(AccountId account, long sequence, Long trade, String amount) {
        return new JournalEntry(
                account,
                sequence,
                EPOCH,
                NOON,
                "TYPE",
                trade == null ? null : "EUR_USD",
                trade,
                amount == null ? null : new BigDecimal(amount),
                "{\"seq\":" + sequence + "}");
    }
}
