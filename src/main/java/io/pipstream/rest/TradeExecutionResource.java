package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.OutcomeJson;
import io.pipstream.wire.request.OrderReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Deals at once, as clients of the system this one follows ask for it. */
@Path("paper-trading/trades/execute")
@RequestScoped
@Needs(Scope.TRADE)
@Produces(MediaType.APPLICATION_JSON)
public class TradeExecutionResource {

    @Inject
    TradingCommands commands;

    /**
     * 201 with the trade that was opened, and what else the order did; without a trade, if the order only closed opposite
     * ones or waits for its price.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response execute(
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.request("POST trades/execute", account, key, body);
        OrderRequest order = TradingCommands.read(request.body(), new OrderReader(commands.instruments())::execution);
        Recorded recorded = commands.handle(request, new PlaceOrder(order));
        return RecordedAnswer.of(recorded, Response.Status.CREATED, OutcomeJson::write);
    }
}
