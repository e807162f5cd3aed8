package io.pipstream.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pipstream.access.Actor;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Broker;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.engine.PreTradeCheck;
import io.pipstream.domain.engine.Threshold;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.ledger.LedgerException;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.platform.Ids;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.MarketViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of accounts: one command at a time for each, decided at the newest quotes, recorded in one transaction, and
 * only then told. A refusal is an event, not an exception. Thread-safe; every method waits for the ledger.
 */
@ApplicationScoped
public class TradingDesk {

    private final AccountRecords records;
    private final Broker broker;
    private final RequestedRejections rejections;
    private final MarketViews markets;
    private final LiveAccounts live;
    private final Triggers triggers;
    private final PriceWatch watch;
    private final Iterable<OutboxBell> bells;
    private final AccountLocks locks;
    private final Ids ids;
    private final Clock clock;
    private final Timer commands;
    private final Set<AccountId> uncertain = ConcurrentHashMap.newKeySet();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TradingDesk() {
        this.records = null;
        this.broker = null;
        this.rejections = null;
        this.markets = null;
        this.live = null;
        this.triggers = null;
        this.watch = null;
        this.bells = List.of();
        this.locks = null;
        this.ids = null;
        this.clock = null;
        this.commands = null;
    }

    @Inject
    public TradingDesk(
            AccountRecords records,
            Broker broker,
            RequestedRejections rejections,
            MarketViews markets,
            LiveAccounts live,
            Triggers triggers,
            PriceWatch watch,
            Instance<OutboxBell> bells,
            Settings settings,
            Ids ids,
            Clock clock,
            MeterRegistry registry) {
        this(
                records,
                broker,
                rejections,
                markets,
                live,
                triggers,
                watch,
                bells.stream().toList(),
                settings,
                ids,
                clock,
                registry);
    }

    TradingDesk(
            AccountRecords records,
            Broker broker,
            RequestedRejections rejections,
            MarketViews markets,
            LiveAccounts live,
            Triggers triggers,
            PriceWatch watch,
            Iterable<OutboxBell> bells,
            Settings settings,
            Ids ids,
            Clock clock,
            MeterRegistry registry) {
        this.records = records;
        this.broker = broker;
        this.rejections = rejections;
        this.markets = markets;
        this.live = live;
        this.triggers = triggers;
        this.watch = watch;
        this.bells = bells;
        this.locks = new AccountLocks(settings.duration(
                "pipstream.trading.turn-deadline",
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMinutes(1)));
        this.ids = ids;
        this.clock = clock;
        this.commands = Timer.builder("pipstream.commands")
                .description("From an account's turn asked for to its command recorded")
                .register(registry);
    }

    /**
     * Decides the command and records what it made, and in the audit who gave it, unless that is the server.
     *
     * @param request null for one that cannot be repeated
     * @throws UnknownAccountException if there is no such account
     * @throws AccountBusyException if its turn did not come in time
     * @throws ClientRequestReusedException if the client used the request's name for something else
     * @throws io.pipstream.ledger.LedgerException if it could not be recorded
     */
    public Recorded handle(AccountId id, Command command, @Nullable ClientRequest request, Actor actor) {
        return change(
                id,
                request,
                Cause.of(actor, command),
                account -> Transition.of(account, decideUnlessRefused(account, command)));
    }

    /**
     * What was recorded of a request, if it was made before; empty while it is being decided.
     *
     * @throws ClientRequestReusedException if the request's name was used for something else
     */
    public Optional<Recorded> recorded(AccountId id, ClientRequest request) {
        return records.recorded(id, request);
    }

    /**
     * Lets a quote fill what it reaches; what it took out of the triggers and still waits is put back, whatever happens.
     * Throws as {@link #handle} does.
     */
    void touch(AccountId id, Quote quote, List<Threshold> taken) {
        try {
            handle(id, new Touch(quote), null, Actor.SERVER);
        } finally {
            live.find(id).ifPresent(account -> triggers.putBack(taken, account));
        }
    }

    /** What the command would do to the account as it is known here; nothing is recorded. Returns at once. */
    List<TradeEvent> foresee(Account account, Command command) {
        return decide(account, command);
    }

    /** What the order would do now; nothing is recorded. Returns at once. */
    public PreTradeCheck check(Account account, OrderRequest request) {
        return broker.check(account, request, markets.now(), clock.instant());
    }

    /** Begins a new journal with nothing but this deposit; everything open is gone. Throws as {@link #handle} does. */
    public Recorded reset(
            AccountId id, AccountTerms terms, BigDecimal deposit, @Nullable ClientRequest request, Actor actor) {
        return change(
                id,
                request,
                Cause.ofReset(actor),
                account -> Transition.reset(
                        account,
                        ids.next(),
                        new AccountOpened(account.sequence() + 1, clock.instant(), terms, Amounts.round(deposit))));
    }

    private List<TradeEvent> decideUnlessRefused(Account account, Command command) {
        return rejections
                .rejection(account, command, clock.instant())
                .map(List::of)
                .orElseGet(() -> decide(account, command));
    }

    private List<TradeEvent> decide(Account account, Command command) {
        Market market = command instanceof Touch touch ? markets.at(touch.quote()) : markets.now();
        Instant now = clock.instant();
        return broker.decide(account, command, market, now);
    }

    /** Takes the account up again as the ledger has it, where it is not known whether something was recorded. */
    void refresh(AccountId id) {
        locks.holding(id, () -> {
            Account account = records.read(id);
            live.note(account);
            triggers.restored(account).forEach(watch::look);
            uncertain.remove(id);
            return account;
        });
        bells.forEach(OutboxBell::rung);
    }

    /** Those to be {@linkplain #refresh refreshed}. */
    Set<AccountId> uncertain() {
        return Set.copyOf(uncertain);
    }

    private Recorded change(
            AccountId id, @Nullable ClientRequest request, Cause cause, AccountRecords.Decision decision) {
        return commands.record(() -> locks.holding(id, () -> {
            Recorded recorded = recorded(id, request, cause, decision);
            live.note(recorded.after());
            if (!recorded.isRepetition() && !recorded.events().isEmpty()) {
                triggers.changed(recorded.before(), recorded.after(), recorded.events())
                        .forEach(watch::look);
                bells.forEach(OutboxBell::rung);
            }
            return recorded;
        }));
    }

    /** A store that fails while it commits may have recorded all the same. */
    private Recorded recorded(
            AccountId id, @Nullable ClientRequest request, Cause cause, AccountRecords.Decision decision) {
        try {
            return records.change(id, request, cause, decision);
        } catch (LedgerException failed) {
            uncertain.add(id);
            throw failed;
        }
    }
}
