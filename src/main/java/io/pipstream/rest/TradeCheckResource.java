package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.engine.PreTradeCheck;
import io.pipstream.domain.engine.PreTradeCheck.Forecast;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Refusal;
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
import org.jspecify.annotations.Nullable;

/** Says before a trade what it would do. */
@Path("paper-trading/trades/check")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class TradeCheckResource {

    @Inject
    TradingCommands commands;

    /**
     * 200, whether it would be accepted or not. The body is that of an order if it names a {@code side}, else that of {@code
     * trades/execute/}. Nothing is recorded.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response check(@QueryParam("account") @Nullable String name, InputStream body) {
        Account account = commands.accounts().toRead(name);
        JsonNode json = JsonBody.read(body, TradingCommands.LIMIT_BYTES);
        OrderReader reader = new OrderReader(commands.instruments());
        OrderRequest order = TradingCommands.read(json, json.has("side") ? reader::order : reader::execution);
        PreTradeCheck check = commands.desk().check(account, order);
        return JsonAnswer.ok(answer -> write(answer, account, order, check));
    }

    private static void write(JsonGenerator json, Account account, OrderRequest order, PreTradeCheck check)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("accepted", check.isAccepted());
        Refusal refusal = check.refusal();
        if (refusal != null) {
            json.writeStringField("code", RecordedAnswer.code(refusal.reason()));
            json.writeStringField("detail", RecordedAnswer.sentence(refusal));
            if (refusal.rule() != null) {
                json.writeStringField("rule", refusal.rule());
            }
        }
        json.writeStringField("pair", order.instrument().symbol());
        json.writeNumberField("units", order.units());
        json.writeStringField("currency", account.terms().currency().code());
        Forecast forecast = check.forecast();
        if (forecast != null) {
            json.writeNumberField("price", forecast.price());
            json.writeNumberField("margin_required", forecast.marginRequired());
            json.writeNumberField("margin_free_after", forecast.marginFreeAfter());
            json.writeNumberField("margin_rate", forecast.marginRate().rate());
            json.writeStringField("margin_rule", forecast.marginRate().source());
            json.writeNumberField("pip_value", forecast.pipValue());
            json.writeNumberField("spread_cost", forecast.spreadCost());
            json.writeArrayFieldStart("closes");
            for (long id : forecast.closes()) {
                json.writeNumber(id);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
