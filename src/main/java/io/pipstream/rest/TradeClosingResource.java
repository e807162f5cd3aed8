package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.request.CloseReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Closes one trade, or a part of it. */
@Path("paper-trading/trades/{id}/close")
@RequestScoped
@Needs(Scope.TRADE)
@Produces(MediaType.APPLICATION_JSON)
public class TradeClosingResource {

    @Inject
    TradingCommands commands;

    /** 200 with the trade as it is afterwards; 400 if it is not open (any more). */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response close(
            @PathParam("id") String id,
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.optionalRequest("POST trades/" + id + "/close", account, key, body);
        Trade trade = commands.trade(request.account(), id);
        CloseTrade close = TradingCommands.read(request.body(), json -> CloseReader.read(json, trade));
        Recorded recorded = commands.handle(request, close);
        return RecordedAnswer.of(
                recorded, Response.Status.OK, (outcome, json) -> outcome.writeClosed(json, trade.id()));
    }
}
