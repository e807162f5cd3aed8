package io.pipstream.trading;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.Actor;
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
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.Ledger;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.MarketViews;
import io.pipstream.pricing.PriceRanges;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.Volatility;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The trading desk with everything that follows its prices, over a ledger in memory, at prices and times that a test gives.
 * Unless it gets another executor all of it runs on the thread that asks, so that nothing has to be waited for.
 */
public final class PaperDesk {

    /** A Thursday. */
    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static final Settings SETTINGS = Settings.of(Map.of());

    public final Instruments instruments = InstrumentFile.read();
    public final InMemoryLedger ledger;
    public final LiveAccounts accounts = new LiveAccounts();
    public final Clock clock = new TestClock();
    public final RuleProfiles profiles = new Rules(SETTINGS).profiles();
    public final Conversions conversions;
    public final QuoteBook book;
    public final MarketViews markets;
    public final TradingDesk desk;
    public final AccountValues values;
    public final PerformanceHistories histories;
    public final PriceFollowing following = new PriceFollowing();

    final RequestedRejections rejections;
    final Triggers triggers = new Triggers(instruments);
    final AccountTasks tasks;
    final PriceWatch watch;
    final AccountRecords records;
    final AtomicInteger rings = new AtomicInteger();
    volatile boolean isMarketOpen = true;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private volatile Instant now = NOON;

    /** Without an account. */
    public PaperDesk() {
        this(Runnable::run);
    }

    /** With an account demo under these rules that has 10,000 US dollars. */
    public PaperDesk(RuleProfileName rules) {
        this();
        open(AccountId.DEMO.value(), "USD", rules, "10000");
    }

    PaperDesk(Executor executor) {
        this(new InMemoryLedger(), executor);
    }

    private PaperDesk(InMemoryLedger memory, Executor executor) {
        this(memory, memory, memory, executor);
    }

    /** @param memory where what is only read comes from: histories */
    public PaperDesk(InMemoryLedger memory, Ledger written, Journal journal, Executor executor) {
        ledger = memory;
        MarketConventions conventions = new MarketConventions(instruments, SETTINGS);
        conversions = conventions.conversions();
        tasks = new AccountTasks(HandDriven.managed(executor), SETTINGS, new SimpleMeterRegistry());
        watch = new PriceWatch(
                triggers, tasks, accounts, quote -> isMarketOpen, given(() -> desk()), given(() -> book()));
        PriceRanges ranges = new PriceRanges(instruments, clock);
        book = new QuoteBook(instruments, nanos::get, SETTINGS, List.of(ranges, watch));
        markets = new MarketViews(
                instruments,
                book,
                new Volatility(instruments, nanos::get),
                ranges,
                Histories.ofQuotes(new CandleBook(instruments, SETTINGS), new FakeCandleStore()),
                quote -> isMarketOpen);
        rejections = new RequestedRejections(nanos::get);
        records = new AccountRecords(written, journal, accounts, instruments);
        desk = new TradingDesk(
                records,
                new Broker(profiles, conversions, conventions.rollover()),
                rejections,
                markets,
                accounts,
                triggers,
                watch,
                List.of(rings::incrementAndGet),
                SETTINGS,
                () -> "id-" + names.incrementAndGet(),
                clock,
                new SimpleMeterRegistry());
        values = new AccountValues(markets, profiles, conversions, clock);
        histories = new PerformanceHistories(memory, memory, instruments, clock);
        following.tasks = tasks;
        following.desk = desk;
    }

    /** The clock goes on; quotes are as fresh as before. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The quotes get old; the clock stands. */
    public void hearNothingFor(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    public void quote(String symbol, String bid, String ask) {
        book.offer(quoteOf(symbol, bid, ask));
    }

    Quote quoteOf(String symbol, String bid, String ask) {
        return new Quote(instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), now, "test");
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
        desk.reset(account.id(), account.terms(), amount(deposit), null, Actor.SERVER);
    }

    /** The account demo. */
    public Account account() {
        return account(AccountId.DEMO.value());
    }

    public Account account(String name) {
        return accounts.find(new AccountId(name)).orElseThrow();
    }

    /** The events that the command made. */
    public List<TradeEvent> does(String name, Command command) {
        return desk.handle(new AccountId(name), command, null, Actor.SERVER).events();
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

    /** Nothing is dealt from now on. */
    public void closeMarket() {
        isMarketOpen = false;
    }

    /** As when an account's turn did not come. */
    public static RuntimeException busy() {
        return new AccountBusyException(AccountId.DEMO, Duration.ofSeconds(5));
    }

    private TradingDesk desk() {
        return desk;
    }

    private QuoteBook book() {
        return book;
    }

    @SuppressWarnings("unchecked")
    private static <T> Instance<T> given(Supplier<T> value) {
        return (Instance<T>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(), new Class<?>[] {Instance.class}, (self, called, unused) -> {
                    if (!called.getName().equals("get")) {
                        throw new UnsupportedOperationException(called.getName());
                    }
                    return value.get();
                });
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
