package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Refusal;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalDesk;
import io.pipstream.trading.PublishFailedException;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.request.OrderReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals in; they are executed if they ask for it, and go out to every session as {@code signal_alert}. */
@Path("paper-trading/signals")
@RequestScoped
@Needs(Scope.FEED)
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private static final Logger LOG = System.getLogger(SignalsResource.class.getName());
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String AUTO_EXECUTE = "auto_execute";

    @Inject
    SignalDesk signals;

    @Inject
    TradingCommands commands;

    /**
     * 202 once the message broker has the signal, so that every session of every node gets it. With {@code auto_execute} it
     * is executed before, in an account that the caller may trade, once for each {@code signal_id} however often and by
     * whichever token it comes; whether the market took it is in the answer, and changes nothing about the announcement.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response announce(@QueryParam("account") @Nullable String account, InputStream body) {
        JsonNode json = JsonBody.read(body, LIMIT_BYTES);
        Signal signal = read(json);
        Recorded executed = isToBeExecuted(json) ? execute(signal, json, account) : null;
        try {
            signals.announce(signal);
        } catch (PublishFailedException down) {
            LOG.log(Level.WARNING, "A signal was not announced", down);
            return unavailable(executed != null);
        }
        Response answer = JsonAnswer.of(Response.Status.ACCEPTED.getStatusCode(), to -> write(to, signal, executed));
        return executed == null ? answer : RecordedAnswer.marked(answer, executed);
    }

    private Signal read(JsonNode json) {
        try {
            return signals.read(json);
        } catch (InvalidSignalException wrong) {
            throw Problem.wrongFields(String.valueOf(wrong.getMessage()), wrong.fields())
                    .toException();
        }
    }

    private static boolean isToBeExecuted(JsonNode json) {
        JsonNode asked = json.path(AUTO_EXECUTE);
        if (!asked.isMissingNode() && !asked.isNull() && !asked.isBoolean()) {
            String wrong = AUTO_EXECUTE + " must be true or false";
            throw Problem.wrongFields(wrong, Map.of(AUTO_EXECUTE, wrong)).toException();
        }
        return asked.asBoolean(false);
    }

    private Recorded execute(Signal signal, JsonNode json, @Nullable String name) {
        Account account = commands.accounts().toTrade(name);
        JsonNode body = SignalOrder.body(signal, json);
        OrderRequest order = TradingCommands.read(body, new OrderReader(commands.instruments())::execution);
        ChangeRequest request = new ChangeRequest(account, body, SignalOrder.name(signal, body));
        return commands.handle(request, new PlaceOrder(order));
    }

    private static void write(JsonGenerator json, Signal signal, @Nullable Recorded executed) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", "announced");
        json.writeStringField("signal_id", signal.id());
        json.writeStringField("pair", signal.instrument().symbol());
        Optional<Refusal> refusal = executed == null ? Optional.empty() : RecordedAnswer.refusal(executed);
        json.writeBooleanField("executed", executed != null && refusal.isEmpty());
        if (executed != null) {
            if (refusal.isPresent()) {
                json.writeStringField("code", RecordedAnswer.code(refusal.get().reason()));
                json.writeStringField("reason", RecordedAnswer.sentence(refusal.get()));
            } else {
                json.writeNumberField("order_id", executed.events().get(0).sequence());
            }
            Optional<TradeOpened> opened = executed.events().stream()
                    .filter(TradeOpened.class::isInstance)
                    .map(TradeOpened.class::cast)
                    .findFirst();
            if (opened.isPresent()) {
                json.writeNumberField("trade_id", opened.get().trade().id());
            }
        }
        json.writeEndObject();
    }

    private static Response unavailable(boolean executed) {
        String sentence = "The signal may not have been announced: the message broker did not answer."
                + (executed ? " It was executed; with the same signal_id, that is done once." : "");
        int status = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
        return Problem.of(status, "broker_unavailable", sentence)
                .retryAfter(RETRY_AFTER)
                .toResponse();
    }
}
