package io.pipstream.mt5.dwx;

import io.micrometer.core.instrument.MeterRegistry;
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
import io.pipstream.domain.market.Quote;
import io.pipstream.mt5.Bars;
import io.pipstream.mt5.TerminalFixture;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.trading.PaperDesk;
import io.pipstream.zeromq.CurveDoor;
import io.pipstream.zeromq.ZmqContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** A bridge without sockets over a desk in memory: what a client sends goes in, what it is told comes out. */
final class DwxFixture {

    final PaperDesk desk;
    final TerminalFixture terminal;
    final InMemoryUsers users = new InMemoryUsers(new InMemoryAuditTrail());
    final CandleBook candleBook;
    final Bars bars;
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
        bars = new Bars(Histories.ofQuotes(candleBook, new FakeCandleStore()));
        changes = new ChangedQuotes(desk.instruments);
        tracking = new Tracking(desk.instruments, changes);
        Tickets tickets = new Tickets(terminal.terminal);
        questions = new Questions(
                new AccountOwner(AccountId.DEMO, terminal.grants, users),
                new Opening(terminal.terminal, desk.instruments, desk.book),
                new Modifying(terminal.terminal, tickets),
                new Closing(terminal.terminal, tickets),
                new Reading(terminal.terminal, desk.clock),
                new Candles(desk.instruments, bars),
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
        candleBook.quoted(quote(symbol, bid, ask, time));
    }

    /** A quote that everybody hears of. */
    void quote(String symbol, String bid, String ask) {
        desk.quote(symbol, bid, ask);
        Quote quote = quote(symbol, bid, ask, desk.clock.instant());
        candleBook.quoted(quote);
        changes.quoted(quote);
    }

    private Quote quote(String symbol, String bid, String ask, Instant time) {
        return new Quote(desk.instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), time, "test");
    }

    /** The same desk behind sockets, on free ports unless the settings say otherwise; not started yet. */
    DwxBridge bridge(Map<String, String> settings, ZmqContext context, Executor threads, MeterRegistry meters) {
        Map<String, String> all = new HashMap<>(Map.of(
                "pipstream.mt5.dwx", "on",
                "pipstream.mt5.dwx.account", "demo",
                "pipstream.mt5.dwx.push-port", "0",
                "pipstream.mt5.dwx.pull-port", "0",
                "pipstream.mt5.dwx.pub-port", "0"));
        all.putAll(settings);
        return new DwxBridge(
                Settings.of(all),
                terminal.terminal,
                desk.instruments,
                desk.book,
                bars,
                changes,
                terminal.grants,
                users,
                context,
                new CurveDoor(context),
                HandDriven.managed(threads),
                desk.clock,
                System::nanoTime,
                meters);
    }
}
