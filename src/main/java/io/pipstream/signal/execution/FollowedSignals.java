package io.pipstream.signal.execution;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Execution;
import io.pipstream.signal.ExecutionOutcome;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalRequest;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.SubscriptionStore;
import io.pipstream.signal.execution.Judgement.Order;
import io.pipstream.signal.execution.Judgement.Rejection;
import io.pipstream.trading.AccountValues;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.ClientRequestReusedException;
import io.pipstream.trading.LiveAccounts;
import io.pipstream.trading.PerformanceHistories;
import io.pipstream.trading.Recorded;
import io.pipstream.trading.TradingDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executes a signal in an account that follows its source, or says why not. However often it is asked, before and after a
 * restart and whoever asks beside it, the desk records one order for a signal and account: the request is named after the
 * signal, and what was recorded of it before is the answer. Thread-safe; waits for the ledger.
 */
@ApplicationScoped
public class FollowedSignals {

    private final SignalJournal signals;
    private final SubscriptionStore subscriptions;
    private final ExecutionStore executions;
    private final TradingDesk desk;
    private final LiveAccounts accounts;
    private final AccountValues values;
    private final PerformanceHistories histories;
    private final FollowingRules following;
    private final OrderRules orders;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FollowedSignals() {
        this.signals = null;
        this.subscriptions = null;
        this.executions = null;
        this.desk = null;
        this.accounts = null;
        this.values = null;
        this.histories = null;
        this.following = null;
        this.orders = null;
        this.clock = null;
    }

    @Inject
    public FollowedSignals(
            SignalJournal signals,
            SubscriptionStore subscriptions,
            ExecutionStore executions,
            TradingDesk desk,
            LiveAccounts accounts,
            AccountValues values,
            PerformanceHistories histories,
            Settings settings,
            Clock clock) {
        ConfidenceMultipliers multipliers = ConfidenceMultipliers.of(settings);
        this.signals = signals;
        this.subscriptions = subscriptions;
        this.executions = executions;
        this.desk = desk;
        this.accounts = accounts;
        this.values = values;
        this.histories = histories;
        this.following = new FollowingRules(multipliers);
        this.orders = new OrderRules(multipliers);
        this.clock = clock;
    }

    /** Makes this bean at once: a setting that is wrong ends the deployment and not the first signal. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {}

    /**
     * What becomes of it; if it is executed, that is recorded when this returns.
     *
     * @throws io.pipstream.trading.AccountBusyException if the account's turn did not come in time
     * @throws io.pipstream.ledger.LedgerException if the ledger did not answer, or the account is not known here (yet)
     */
    Execution decide(Execution pending) {
        RecordedSignal recorded = signals.find(pending.signalSequence())
                .orElseThrow(() -> new IllegalStateException("There is no signal " + pending.signalSequence()));
        ClientRequest request = new ClientRequest(SignalRequest.id(recorded), SignalRequest.fingerprint(recorded));
        try {
            Optional<Recorded> earlier = desk.recorded(pending.account(), request);
            return earlier.isPresent()
                    ? ExecutionOutcome.ofEvents(pending, earlier.get().events())
                    : judged(pending, recorded, request);
        } catch (ClientRequestReusedException another) {
            return left(
                    pending,
                    new Rejection(LeftAlone.ALREADY_EXECUTED, "The account executed another signal of that id."),
                    clock.instant());
        }
    }

    private Execution judged(Execution pending, RecordedSignal recorded, ClientRequest request) {
        Instant now = clock.instant();
        Judgement judgement = judge(pending, recorded, now);
        if (judgement instanceof Order order) {
            List<TradeEvent> events = desk.handle(
                            pending.account(), new PlaceOrder(order.request()), request, Actor.SERVER)
                    .events();
            return ExecutionOutcome.ofEvents(pending, events);
        }
        return left(pending, (Rejection) judgement, now);
    }

    private static Execution left(Execution pending, Rejection rejection, Instant now) {
        return ExecutionOutcome.rejected(pending, rejection.reason().code(), rejection.detail(), now);
    }

    private Judgement judge(Execution pending, RecordedSignal recorded, Instant now) {
        String source = recorded.signal().source();
        Instant dayBegan = TradingDays.begin(now);
        Optional<Subscription> subscription = subscriptions.find(pending.account(), source);
        int executedToday = executions.executed(pending.account(), source, dayBegan);
        Optional<Rejection> unwanted = following.rejection(recorded, subscription, now, executedToday);
        if (unwanted.isPresent()) {
            return unwanted.get();
        }
        Account account =
                accounts.find(pending.account()).orElseThrow(() -> new UnknownAccountException(pending.account()));
        return orders.judge(
                recorded.signal(),
                subscription.orElseThrow(),
                values.now(account),
                histories.balanceAt(account, dayBegan));
    }
}
