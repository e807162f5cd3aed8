package io.pipstream.signal.execution;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Refusal;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import io.pipstream.signal.ExecutionOutcome;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalRequest;
import io.pipstream.signal.execution.Judgement.Order;
import io.pipstream.signal.execution.Judgement.Rejection;
import io.pipstream.trading.AccountValues;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.ClientRequestReusedException;
import io.pipstream.trading.Recorded;
import io.pipstream.trading.TradingDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes a signal that was recorded, for somebody who asks for it now. An account executes it once, whoever asked before: its
 * sender, the account as a follower, or they themselves. What is refused before anything is recorded may be asked for again,
 * in another size or at another price. Thread-safe; waits for the ledger.
 */
@ApplicationScoped
public class AskedSignals {

    private final TradingDesk desk;
    private final AccountValues values;
    private final ExecutionLog log;
    private final OrderRules orders;
    private final Clock clock;

    /**
     * What came of it. Immutable.
     *
     * @param isRepetition whether it was decided before this was asked
     * @param price of the trade that was opened; null if none was
     */
    public record Answer(
            Execution execution,
            boolean isRepetition,
            @Nullable BigDecimal price) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AskedSignals() {
        this.desk = null;
        this.values = null;
        this.log = null;
        this.orders = null;
        this.clock = null;
    }

    @Inject
    public AskedSignals(TradingDesk desk, AccountValues values, ExecutionLog log, Settings settings, Clock clock) {
        this.desk = desk;
        this.values = values;
        this.log = log;
        this.orders = new OrderRules(ConfidenceMultipliers.of(settings));
        this.clock = clock;
    }

    /**
     * What becomes of it; if it is executed, that is recorded when this returns.
     *
     * @throws io.pipstream.trading.AccountBusyException if the account's turn did not come in time
     * @throws io.pipstream.ledger.LedgerException if the ledger did not answer
     */
    public Answer execute(RecordedSignal signal, Account account, ExecutionTerms terms, Actor actor) {
        Instant now = clock.instant();
        Execution pending =
                new Execution(signal.sequence(), account.id(), State.PENDING, null, null, null, null, null, now, null);
        ClientRequest request = new ClientRequest(SignalRequest.id(signal), SignalRequest.fingerprint(signal));
        try {
            Optional<Recorded> earlier = desk.recorded(account.id(), request);
            if (earlier.isPresent()) {
                return noted(pending, earlier.get(), true);
            }
            Judgement judgement = judge(signal, account, terms, now);
            if (judgement instanceof Order order) {
                return ordered(pending, order, account, request, actor);
            }
            return left(pending, (Rejection) judgement);
        } catch (ClientRequestReusedException another) {
            return left(
                    pending,
                    new Rejection(LeftAlone.ALREADY_EXECUTED, "The account executed another signal of that id."));
        }
    }

    private Judgement judge(RecordedSignal signal, Account account, ExecutionTerms terms, Instant now) {
        Optional<Rejection> expired = FollowingRules.expired(signal.signal(), now);
        return expired.isPresent() ? expired.get() : orders.judge(signal.signal(), terms, values.now(account));
    }

    /** What the broker would refuse is not asked of it: that would be recorded, and nothing else could be asked for. */
    private Answer ordered(Execution pending, Order order, Account account, ClientRequest request, Actor actor) {
        Refusal refusal = desk.check(account, order.request()).refusal();
        if (refusal != null) {
            return new Answer(ExecutionOutcome.refused(pending, refusal, pending.createdAt()), false, null);
        }
        Recorded recorded = desk.handle(account.id(), new PlaceOrder(order.request()), request, actor);
        return noted(pending, recorded, recorded.isRepetition());
    }

    /** In the place of what the account as a follower waits for; of when it was decided. */
    private Answer noted(Execution pending, Recorded recorded, boolean isRepetition) {
        Instant decided = recorded.events().get(0).time();
        Execution execution = ExecutionOutcome.ofEvents(
                new Execution(
                        pending.signalSequence(),
                        pending.account(),
                        State.PENDING,
                        null,
                        null,
                        null,
                        null,
                        null,
                        decided,
                        null),
                recorded.events());
        log.conclude(execution);
        return new Answer(execution, isRepetition, price(recorded));
    }

    private static @Nullable BigDecimal price(Recorded recorded) {
        return recorded.events().stream()
                .filter(TradeOpened.class::isInstance)
                .findFirst()
                .map(opened -> ((TradeOpened) opened).trade().openPrice())
                .orElse(null);
    }

    private static Answer left(Execution pending, Rejection rejection) {
        return new Answer(
                ExecutionOutcome.rejected(pending, rejection.reason().code(), rejection.detail(), pending.createdAt()),
                false,
                null);
    }
}
