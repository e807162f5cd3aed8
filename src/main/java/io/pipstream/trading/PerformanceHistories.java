package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.performance.BalanceChange;
import io.pipstream.domain.performance.BalanceChange.Kind;
import io.pipstream.domain.performance.ClosedTrade;
import io.pipstream.domain.performance.History;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.ledger.MoneyEntry;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.wire.TradeJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads from the ledger what the figures are made of. Thread-safe; waits for the ledger. The work is bounded by what
 * happened in the period, and that by {@link #MOST}.
 */
@ApplicationScoped
public class PerformanceHistories {

    /** Of closed trades, and of changes of the balance: some 50 MB and a second for a moment. */
    static final int MOST = 50_000;

    private static final int PAGE = 1_000;
    private static final String OPENED = "account_opened";

    private final Journal journal;
    private final TradeHistory history;
    private final Instruments instruments;
    private final TradeJson tradeJson;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PerformanceHistories() {
        this.journal = null;
        this.history = null;
        this.instruments = null;
        this.tradeJson = null;
        this.clock = null;
    }

    @Inject
    public PerformanceHistories(Journal journal, TradeHistory history, Instruments instruments, Clock clock) {
        this.journal = journal;
        this.history = history;
        this.instruments = instruments;
        this.tradeJson = new TradeJson(instruments);
        this.clock = clock;
    }

    /**
     * The last days of the account, or all of its epoch if that is shorter: then its first deposit is the starting balance,
     * and no change of it.
     *
     * @param account as it is known now
     * @throws TooMuchHistoryException if more happened than is calculated with at once
     */
    public History of(Account account, int days) {
        Instant now = clock.instant();
        Instant asked = now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MICROS);
        long first = firstSince(account, asked);
        Optional<Instant> opened = opened(account, first);
        Instant start = opened.orElse(asked);
        List<BalanceChange> changes = changes(account, opened.isPresent() ? first : first - 1);
        List<ClosedTrade> trades = trades(account, start);
        BigDecimal gained = changes.stream().map(BalanceChange::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new History(
                account.balance().subtract(gained),
                times(changes, trades).reduce(start, PerformanceHistories::earlier),
                times(changes, trades).reduce(now, PerformanceHistories::later),
                trades,
                changes);
    }

    /** The account's balance just before that moment; what it was opened with, if that was later. */
    public BigDecimal balanceAt(Account account, Instant time) {
        long first = firstSince(account, time);
        long last = opened(account, first).isPresent() ? first : first - 1;
        return account.balance().subtract(journal.amount(account.id(), account.epoch(), last, account.sequence()));
    }

    /** The sequence of the first entry of the epoch that is not before that time; the next one's if there is none. */
    private long firstSince(Account account, Instant from) {
        long low = 1;
        long high = account.sequence() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (entry(account, middle)
                    .filter(each -> isSince(each, account, from))
                    .isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isSince(JournalEntry entry, Account account, Instant from) {
        return entry.epoch().equals(account.epoch()) && !entry.time().isBefore(from);
    }

    /** When the account was opened, if that is the entry. */
    private Optional<Instant> opened(Account account, long sequence) {
        return entry(account, sequence)
                .filter(entry -> entry.type().equals(OPENED))
                .map(JournalEntry::time);
    }

    private Optional<JournalEntry> entry(Account account, long sequence) {
        return journal.between(account.id(), sequence, sequence).stream().findFirst();
    }

    private List<BalanceChange> changes(Account account, long after) {
        List<BalanceChange> changes = new ArrayList<>();
        long last = after;
        List<MoneyEntry> page;
        do {
            page = journal.amounts(account.id(), account.epoch(), last, PAGE);
            for (MoneyEntry entry : page) {
                last = entry.sequence();
                if (last > account.sequence()) {
                    return changes;
                }
                changes.add(change(entry));
            }
            requireFew(changes.size());
        } while (page.size() == PAGE);
        return changes;
    }

    private BalanceChange change(MoneyEntry entry) {
        return new BalanceChange(
                entry.time(),
                entry.amount(),
                kind(entry.type()),
                Optional.ofNullable(entry.instrument()).flatMap(instruments::find));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "trade_reduced", "trade_closed" -> Kind.REALISED;
            case "financing" -> Kind.FINANCING;
            default -> Kind.TRANSFER;
        };
    }

    private List<ClosedTrade> trades(Account account, Instant start) {
        List<ClosedTrade> trades = new ArrayList<>();
        Instant from = start;
        long above = 0;
        List<StoredTrade> page;
        do {
            page = history.closedTrades(account.id(), account.epoch(), from, above, PAGE);
            for (StoredTrade stored : page) {
                trades.add(ClosedTrade.of(tradeJson.trade(stored.body())));
                from = stored.closedAt() == null ? from : stored.closedAt();
                above = stored.id();
            }
            requireFew(trades.size());
        } while (page.size() == PAGE);
        return trades;
    }

    private static void requireFew(int size) {
        if (size > MOST) {
            throw new TooMuchHistoryException(MOST);
        }
    }

    /** Clocks of several nodes differ: nothing may lie outside the period. */
    private static Stream<Instant> times(List<BalanceChange> changes, List<ClosedTrade> trades) {
        return Stream.concat(
                changes.stream().map(BalanceChange::time), trades.stream().map(ClosedTrade::closed));
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
