package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Broker;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.CandleHistory;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.MarketViews;
import io.pipstream.pricing.PriceRanges;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.Sources;
import io.pipstream.pricing.Volatility;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Trades of real accounts over a ledger in memory, at prices and times that a test gives. */
public final class PaperDesk {

    /** A Thursday. */
    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static final Settings SETTINGS = Settings.of(Map.of());

    public final Instruments instruments = InstrumentFile.read();
    public final InMemoryLedger ledger = new InMemoryLedger();
    public final LiveAccounts accounts = new LiveAccounts();
    public final Clock clock = new TestClock();
    public final Conversions conversions;
    public final RuleProfiles profiles = new Rules(SETTINGS).profiles();
    public final AccountValues values;
    public final PerformanceHistories histories;

    private final QuoteBook book;
    private final PriceRanges ranges;
    private final MarketViews markets;
    private final Broker broker;
    private final AccountRecords records;
    private Instant now = NOON;

    public PaperDesk() {
        MarketConventions conventions = new MarketConventions(instruments, SETTINGS);
        conversions = conventions.conversions();
        broker = new Broker(profiles, conversions, conventions.rollover());
        ranges = new PriceRanges(instruments, clock);
        book = new QuoteBook(instruments, new Sources(() -> 0, SETTINGS), () -> 0, SETTINGS, List.of(ranges));
        markets = new MarketViews(
                instruments,
                book,
                new Volatility(instruments, () -> 0),
                ranges,
                new CandleHistory(new CandleBook(instruments, SETTINGS), new FakeCandleStore()),
                quote -> true);
        records = new AccountRecords(ledger, ledger, accounts, instruments);
        values = new AccountValues(markets, profiles, conversions, clock);
        histories = new PerformanceHistories(ledger, ledger, instruments, clock);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void quote(String symbol, String bid, String ask) {
        book.offer(new Quote(instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), now, "test"));
    }

    public Instrument instrument(String symbol) {
        return instruments.find(symbol).orElseThrow();
    }

    public Account open(String name, String currency, RuleProfileName rules, String deposit) {
        AccountId id = new AccountId(name);
        records.open(id, "first", new AccountOpened(1, now, terms(currency, rules), amount(deposit)));
        accounts.note(records.read(id));
        return account(name);
    }

    public void reset(String name, String deposit) {
        Account account = account(name);
        long next = account.sequence() + 1;
        accounts.note(records.change(
                        account.id(),
                        null,
                        before -> Transition.reset(
                                before, "second", new AccountOpened(next, now, before.terms(), amount(deposit))))
                .after());
    }

    public Account account(String name) {
        return accounts.find(new AccountId(name)).orElseThrow();
    }

    /** The events that the command made. */
    public List<TradeEvent> does(String name, Command command) {
        Recorded recorded = records.change(
                new AccountId(name),
                null,
                account -> Transition.of(account, broker.decide(account, command, markets.now(), now)));
        accounts.note(recorded.after());
        return recorded.events();
    }

    /** The id of the trade that it opens. */
    public long buys(String name, String symbol, long units, Exits exits, Tags tags) {
        return deals(name, symbol, Side.BUY, units, exits, tags);
    }

    /** The id of the trade that it opens. */
    public long sells(String name, String symbol, long units) {
        return deals(name, symbol, Side.SELL, units, Exits.NONE, Tags.NONE);
    }

    private long deals(String name, String symbol, Side side, long units, Exits exits, Tags tags) {
        OrderRequest request = new OrderRequest(
                instrument(symbol),
                side,
                units,
                OrderType.MARKET,
                null,
                null,
                TimeInForce.FOK,
                null,
                PositionFill.DEFAULT,
                exits,
                tags,
                null);
        return does(name, new PlaceOrder(request)).stream()
                .filter(TradeEvent.TradeOpened.class::isInstance)
                .findFirst()
                .orElseThrow()
                .sequence();
    }

    public void closes(String name, long trade) {
        does(name, new CloseTrade(trade, null, null, CloseReason.MANUAL));
    }

    private static AccountTerms terms(String currency, RuleProfileName rules) {
        return new AccountTerms(new Currency(currency), rules, RealismProfile.frictionless(0));
    }

    private static BigDecimal amount(String text) {
        return Amounts.round(new BigDecimal(text));
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
