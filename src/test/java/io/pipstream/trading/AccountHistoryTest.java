package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Thresholds;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.wire.TradeEventCodec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The account in memory, the rows and the journal tell the same, whatever was done. */
class AccountHistoryTest {

    private static final int STEPS = 120;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAndJournalMakeTheLiveAccountAgain(long seed) {
        tradesAnything(seed);
    }

    /** Else the property above would say little. */
    @Test
    void everyKindOfEventIsAmongThem() {
        Set<String> seen = new HashSet<>();
        seeds().forEach(seed -> seen.addAll(tradesAnything(seed)));

        assertThat(seen)
                .containsAll(List.of(TradeEvent.class.getPermittedSubclasses()).stream()
                        .map(Class::getSimpleName)
                        .filter(name -> !name.equals("BalanceProtected"))
                        .toList());
    }

    /** The kinds of its events. */
    private static Set<String> tradesAnything(long seed) {
        PaperDesk desk = new PaperDesk();
        RandomTrading trading = new RandomTrading(desk, seed);
        desk.open("demo", seed % 2 == 0 ? "USD" : "EUR", trading.anyOf(RuleProfileName.values()), "1500");
        trading.firstQuotes();
        for (int step = 0; step < STEPS; step++) {
            desk.pass(Duration.ofNanos(1 + trading.upTo(1_000_000_000)));
            if (trading.upTo(25) == 0) {
                desk.pass(Duration.ofHours(trading.upTo(40)));
            }
            if (trading.upTo(3) == 0) {
                trading.nextQuote();
                desk.does("demo", new CheckMargin());
            } else {
                desk.does("demo", trading.command(desk.account()));
            }
            if (step == STEPS / 2 && seed % 4 == 0) {
                desk.reset("demo", "20000");
            }
            rowsTellTheSame(desk);
            triggersAreThoseOfTheAccount(desk);
        }
        journalTellsTheSame(desk.ledger, desk.account(), desk);
        return desk.ledger.after(AccountId.DEMO, 0, Integer.MAX_VALUE).stream()
                .map(entry -> new TradeEventCodec(desk.instruments)
                        .decode(entry.text())
                        .getClass()
                        .getSimpleName())
                .collect(Collectors.toSet());
    }

    private static void rowsTellTheSame(PaperDesk desk) {
        InMemoryLedger ledger = desk.ledger;
        AccountRecords another = new AccountRecords(ledger, ledger, new LiveAccounts(), desk.instruments);
        assertThat(another.read(AccountId.DEMO)).isEqualTo(desk.account());
    }

    private static void triggersAreThoseOfTheAccount(PaperDesk desk) {
        Account account = desk.account();
        int orders = account.orders().values().stream()
                .mapToInt(order -> Thresholds.of(account.id(), order).size())
                .sum();
        int trades = account.trades().values().stream()
                .mapToInt(trade -> Thresholds.of(account.id(), trade).size())
                .sum();
        assertThat(desk.triggers.size()).isEqualTo(orders + trades);
    }

    /** The journal has no gap, adds up to the balance, and makes the account again. */
    static void journalTellsTheSame(Journal journal, Account account, PaperDesk desk) {
        TradeEventCodec codec = new TradeEventCodec(desk.instruments);
        List<JournalEntry> all = journal.after(account.id(), 0, Integer.MAX_VALUE);
        assertThat(all)
                .extracting(JournalEntry::sequence)
                .isEqualTo(LongStream.rangeClosed(1, account.sequence()).boxed().toList());
        List<JournalEntry> entries = all.stream()
                .filter(entry -> entry.epoch().equals(account.epoch()))
                .toList();
        List<TradeEvent> events =
                entries.stream().map(entry -> codec.decode(entry.text())).toList();
        AccountOpened opened = (AccountOpened) events.get(0);
        assertThat(Account.opened(account.id(), account.epoch(), opened).after(events.subList(1, events.size())))
                .isEqualTo(account);
        assertThat(entries.stream()
                        .map(JournalEntry::amount)
                        .filter(amount -> amount != null)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(account.balance());
    }
}
