package io.pipstream.trading;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Broker;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Currency;
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
import io.pipstream.pricing.QuoteListener;
import io.pipstream.pricing.Sources;
import io.pipstream.pricing.Volatility;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The trading desk over a ledger in memory, with everything that follows its prices; all of it runs on the thread that asks,
 * so that nothing has to be waited for.
 */
public final class DeskFixture {

    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final Settings settings = Settings.of(Map.of());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong names = new AtomicLong();

    public final Instruments instruments = InstrumentFile.read();
    public final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    public final InMemoryLedger ledger = new InMemoryLedger();
    public final LiveAccounts accounts = new LiveAccounts();
    public final RuleProfiles profiles = new Rules(settings).profiles();
    public final Conversions conversions = new Conversions(instruments);
    private final Triggers triggers = new Triggers(instruments);
    private final AccountTasks tasks = new AccountTasks(atOnce(), settings, new SimpleMeterRegistry());
    private final PriceWatch watch = new PriceWatch(
            triggers, tasks, accounts, quote -> true, given(() -> this.desk()), given(() -> this.book()));
    public final QuoteBook book = new QuoteBook(
            instruments, new Sources(nanos::get, settings), nanos::get, settings, List.<QuoteListener>of(watch));
    public final MarketViews markets = new MarketViews(
            instruments,
            book,
            new Volatility(instruments, nanos::get),
            new PriceRanges(instruments, clock),
            new CandleHistory(new CandleBook(instruments, settings), new FakeCandleStore()),
            quote -> true);
    public final TradingDesk desk = new TradingDesk(
            new AccountRecords(ledger, ledger, accounts, instruments),
            new Broker(profiles, conversions, new MarketConventions(instruments, settings).rollover()),
            markets,
            accounts,
            triggers,
            watch,
            List.of(),
            settings,
            () -> "id-" + names.incrementAndGet(),
            clock,
            new SimpleMeterRegistry());
    public final PriceFollowing following = new PriceFollowing();

    /** With an account demo under these rules that has 10,000 US dollars. */
    public DeskFixture(RuleProfileName rules) {
        following.tasks = tasks;
        following.desk = desk;
        AccountTerms terms = new AccountTerms(new Currency("USD"), rules, RealismProfile.frictionless(7));
        AccountRecords records = new AccountRecords(ledger, ledger, accounts, instruments);
        records.open(AccountId.DEMO, "first", new AccountOpened(1, NOON, terms, new BigDecimal("10000.0000")));
        accounts.note(records.read(AccountId.DEMO));
    }

    public Account account() {
        return accounts.find(AccountId.DEMO).orElseThrow();
    }

    public Instrument instrument(String symbol) {
        return instruments.find(symbol).orElseThrow();
    }

    public void quote(String symbol, String bid, String ask) {
        book.offer(new Quote(instrument(symbol), new BigDecimal(bid), new BigDecimal(ask), NOON, "test"));
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
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

    private static ManagedExecutorService atOnce() {
        return proxy(ManagedExecutorService.class, "execute", task -> {
            ((Runnable) task[0]).run();
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> Instance<T> given(Supplier<T> value) {
        return proxy(Instance.class, "get", unused -> value.get());
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, String method, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
            }
            return answer.to(given);
        }));
    }
}
