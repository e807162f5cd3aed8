package io.pipstream.mt5.dwx;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryUsers;
import io.pipstream.access.Role;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserName;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.mt5.TerminalFixture;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.trading.PaperDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A bridge without sockets over a desk in memory: what a client sends goes in, what it is told comes out. */
final class DwxFixture {

    final PaperDesk desk;
    final TerminalFixture terminal;
    final InMemoryUsers users = new InMemoryUsers(new InMemoryAuditTrail());
    final CandleBook candleBook;
    final ChangedQuotes changes;
    final Tracking tracking;
    final Questions questions;

    DwxFixture() {
        this(RuleProfileName.HEDGING);
    }

    DwxFixture(RuleProfileName rules) {
        desk = new PaperDesk(rules);
        terminal = new TerminalFixture(desk);
        user(true, Role.TRADER);
        candleBook = new CandleBook(desk.instruments, Settings.of(Map.of()));
        changes = new ChangedQuotes(desk.instruments);
        tracking = new Tracking(desk.instruments, changes);
        Tickets tickets = new Tickets(terminal.terminal);
        questions = new Questions(
                new AccountOwner(AccountId.DEMO, terminal.grants, users),
                new Opening(terminal.terminal, desk.instruments, desk.book),
                new Modifying(terminal.terminal, tickets),
                new Closing(terminal.terminal, tickets),
                new Reading(terminal.terminal, desk.clock),
                new Candles(desk.instruments, Histories.ofQuotes(candleBook, new FakeCandleStore())),
                tracking);
    }

    /** The owner of the account demo. */
    void user(boolean enabled, Role... roles) {
        AuditEntry why = new AuditEntry(PaperDesk.NOON, Actor.SERVER, "test", "demo", "");
        User user = new User(UserId.DEMO, new UserName("demo"), Set.of(roles), enabled, PaperDesk.NOON);
        if (!users.add(user, "", why)) {
            users.change(UserId.DEMO, Set.of(roles), enabled, why);
        }
    }

    String ask(String command) {
        return questions.of(command).answer().text();
    }

    /** A quote that makes candles only. */
    void candle(String symbol, String bid, String ask, Instant time) {
        candleBook.quoted(new io.pipstream.domain.market.Quote(
                desk.instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), time, "test"));
    }
}
