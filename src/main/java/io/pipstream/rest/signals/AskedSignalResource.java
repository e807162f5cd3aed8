package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.rest.CallerAccounts;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.JsonBody;
import io.pipstream.rest.TradingCommands;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.execution.AskedSignals;
import io.pipstream.signal.execution.AskedSignals.Answer;
import io.pipstream.signal.execution.ExecutionTerms;
import io.pipstream.wire.request.SignalExecutionReader;
import io.pipstream.wire.request.SignalExecutionReader.Asked;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Executes a signal that is there, because somebody asks for it. */
@Path("paper-trading/signals/{seq}/execute")
@RequestScoped
@Needs(Scope.TRADE)
@Produces(MediaType.APPLICATION_JSON)
public class AskedSignalResource {

    private static final int LIMIT_BYTES = 16 * 1024;

    @Inject
    CallerAccounts accounts;

    @Inject
    SignalJournal journal;

    @Inject
    AskedSignals asked;

    @Inject
    CurrentCaller caller;

    /**
     * 200 with what came of it, executed or not. The signal is the request's name: however often it is asked for, and whoever
     * had it executed in the account before, it is executed once, and what was recorded then is told again.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response execute(
            @PathParam("seq") String sequence, @QueryParam("account") @Nullable String name, InputStream body) {
        Account account = accounts.toTrade(name);
        RecordedSignal signal = SignalsResource.find(journal, sequence);
        Asked wanted = TradingCommands.read(
                JsonBody.readOptional(body, LIMIT_BYTES),
                json -> SignalExecutionReader.read(json, signal.signal().instrument()));
        Answer answer = asked.execute(
                signal, account, terms(account, signal, wanted), caller.get().actor());
        return SignalAnswers.marked(JsonAnswer.ok(json -> write(json, signal, answer)), answer.isRepetition());
    }

    /** What is left out is as of a follower who says nothing else. */
    private static ExecutionTerms terms(Account account, RecordedSignal signal, Asked wanted) {
        Subscription usual = Subscription.usual(account.id(), signal.signal().source());
        BigDecimal deviation =
                wanted.maximumDeviationPips() == null ? usual.maximumDeviationPips() : wanted.maximumDeviationPips();
        if (wanted.units() != null) {
            return ExecutionTerms.ofUnits(wanted.units(), deviation);
        }
        return ExecutionTerms.ofRisk(
                wanted.riskPercent() == null ? usual.riskPercent() : wanted.riskPercent(), deviation);
    }

    private static void write(JsonGenerator json, RecordedSignal signal, Answer answer) throws IOException {
        Execution execution = answer.execution();
        json.writeStartObject();
        SignalAnswers.writeNames(json, signal);
        json.writeBooleanField("executed", execution.state() == State.EXECUTED);
        json.writeBooleanField("repeated", answer.isRepetition());
        if (execution.reason() != null) {
            json.writeStringField("code", execution.reason());
            json.writeStringField("reason", execution.detail());
        }
        write(json, "units", execution.units());
        write(json, "order_id", execution.orderId());
        write(json, "trade_id", execution.tradeId());
        if (answer.price() != null) {
            json.writeNumberField("price", answer.price());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable Long number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number);
        }
    }
}
