package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.CurrentCaller;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent.OrderPlaced;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.Refusal;
import io.pipstream.rest.ProblemException;
import io.pipstream.rest.RecordedAnswer;
import io.pipstream.rest.TradingCommands;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalRequest;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.Recorded;
import io.pipstream.trading.TradingDesk;
import io.pipstream.wire.request.OrderReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes a signal at once, for whoever sent it. */
@ApplicationScoped
public class SignalExecution {

    private static final int LONGEST_DETAIL = 512;

    private final TradingCommands commands;
    private final TradingDesk desk;
    private final ExecutionLog log;
    private final CurrentCaller caller;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalExecution() {
        this.commands = null;
        this.desk = null;
        this.log = null;
        this.caller = null;
        this.clock = null;
    }

    @Inject
    public SignalExecution(
            TradingCommands commands, TradingDesk desk, ExecutionLog log, CurrentCaller caller, Clock clock) {
        this.commands = commands;
        this.desk = desk;
        this.log = log;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Reads how it is to be executed, before anything is done.
     *
     * @throws ProblemException 400 naming each wrong field; 403 or 404 if the caller may not trade the account
     */
    SignalOrder order(Signal signal, JsonNode json, @Nullable String name) {
        Account account = commands.accounts().toTrade(name);
        JsonNode body = SignalOrder.body(signal, json);
        return new SignalOrder(account, TradingCommands.read(body, new OrderReader(commands.instruments())::execution));
    }

    /** Asks the desk, which does it once, and notes what came of it, in the place of what the account as a follower waits for. */
    Recorded execute(RecordedSignal signal, SignalOrder order) {
        Recorded recorded = desk.handle(
                order.account().id(),
                new PlaceOrder(order.request()),
                new ClientRequest(SignalRequest.id(signal), SignalRequest.fingerprint(signal)),
                caller.get().actor());
        log.conclude(execution(signal, order, recorded));
        return recorded;
    }

    private Execution execution(RecordedSignal signal, SignalOrder order, Recorded recorded) {
        Instant now = clock.instant();
        Optional<Refusal> refusal = RecordedAnswer.refusal(recorded);
        return new Execution(
                signal.sequence(),
                order.account().id(),
                refusal.isPresent() ? State.REJECTED : State.EXECUTED,
                refusal.map(refused -> RecordedAnswer.code(refused.reason())).orElse(null),
                refusal.map(refused -> cut(RecordedAnswer.sentence(refused))).orElse(null),
                refusal.isPresent() ? null : units(recorded, order),
                refusal.isPresent() ? null : orderId(recorded),
                tradeId(recorded).orElse(null),
                now,
                now);
    }

    /** Of the order that was placed, which is a follower's if that was first. */
    private static long units(Recorded accepted, SignalOrder order) {
        return accepted.events().get(0) instanceof OrderPlaced placed
                ? placed.order().request().units()
                : order.request().units();
    }

    /** The order's id is the sequence of the event that made it. */
    static long orderId(Recorded accepted) {
        return accepted.events().get(0).sequence();
    }

    static Optional<Long> tradeId(Recorded recorded) {
        return recorded.events().stream()
                .filter(TradeOpened.class::isInstance)
                .map(event -> ((TradeOpened) event).trade().id())
                .findFirst();
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST_DETAIL ? sentence : sentence.substring(0, LONGEST_DETAIL);
    }
}
