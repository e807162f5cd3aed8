package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.CurrentCaller;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.rest.ProblemException;
import io.pipstream.rest.TradingCommands;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import io.pipstream.signal.ExecutionOutcome;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalRequest;
import io.pipstream.trading.ClientRequest;
import io.pipstream.trading.Recorded;
import io.pipstream.trading.TradingDesk;
import io.pipstream.wire.request.OrderReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes a signal at once, for whoever sent it. */
@ApplicationScoped
public class SignalExecution {

    private final TradingCommands commands;
    private final TradingDesk desk;
    private final ExecutionLog log;
    private final CurrentCaller caller;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalExecution() {
        this.commands = null;
        this.desk = null;
        this.log = null;
        this.caller = null;
    }

    @Inject
    public SignalExecution(TradingCommands commands, TradingDesk desk, ExecutionLog log, CurrentCaller caller) {
        this.commands = commands;
        this.desk = desk;
        this.log = log;
        this.caller = caller;
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
        log.conclude(ExecutionOutcome.ofEvents(pending(signal, order, recorded), recorded.events()));
        return recorded;
    }

    /** Of when it was decided, which is before now if it is a repetition. */
    private static Execution pending(RecordedSignal signal, SignalOrder order, Recorded recorded) {
        Instant decided = recorded.events().get(0).time();
        return new Execution(
                signal.sequence(), order.account().id(), State.PENDING, null, null, null, null, null, decided, null);
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
}
