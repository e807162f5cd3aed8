package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.rest.JsonBody;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalIntake;
import io.pipstream.signal.SignalReader;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SourceTakenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals in: recorded, executed if they ask for it, and announced to every session as {@code signal_alert}. */
@Path("paper-trading/signals")
@RequestScoped
@Needs(Scope.FEED)
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private static final int LIMIT_BYTES = 512 * 1024;

    @Inject
    SignalReader reader;

    @Inject
    SignalIntake intake;

    @Inject
    SignalExecution execution;

    @Inject
    CurrentCaller caller;

    /**
     * One signal, or a list of them; 202 once all are recorded, and will be announced whatever happens. With {@code
     * auto_execute} a single one is then executed in an account that the caller may trade, once for each signal however
     * often and by whichever token it comes; whether the market took it is in the answer, and changes nothing about the
     * announcement.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response announce(@QueryParam("account") @Nullable String account, InputStream body) {
        JsonNode json = JsonBody.read(body, LIMIT_BYTES);
        String source = caller.get().name();
        if (PostedSignals.areMany(json)) {
            return SignalAnswers.ofMany(take(PostedSignals.many(json, one -> reader.read(one, source))));
        }
        Signal signal = PostedSignals.one(json, one -> reader.read(one, source));
        if (!PostedSignals.isToBeExecuted(json)) {
            return SignalAnswers.of(take(List.of(signal)).get(0));
        }
        SignalOrder order = execution.order(signal, json, account);
        SignalReceipt receipt = take(List.of(signal)).get(0);
        return SignalAnswers.of(receipt, execution.execute(receipt.recorded(), order));
    }

    private List<SignalReceipt> take(List<Signal> signals) {
        try {
            return intake.take(signals, caller.get().user());
        } catch (SourceTakenException taken) {
            throw SignalAnswers.conflict("source_taken", taken);
        } catch (SignalIdReusedException reused) {
            throw SignalAnswers.conflict("signal_id_reused", reused);
        }
    }
}
