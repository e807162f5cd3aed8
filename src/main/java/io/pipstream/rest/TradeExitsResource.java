package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.OutcomeJson;
import io.pipstream.wire.request.ExitsReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Changes the exits of one open trade. */
@Path("paper-trading/trades/{id}")
@RequestScoped
@Needs(Scope.TRADE)
@Produces(MediaType.APPLICATION_JSON)
public class TradeExitsResource {

    @Inject
    TradingCommands commands;

    /** 200 with the trade as it is afterwards; 400 if it is not open (any more). */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.request("PATCH trades/" + id, account, key, body);
        Trade trade = commands.trade(request.account(), id);
        ChangeTrade change = TradingCommands.read(request.body(), json -> ExitsReader.read(json, trade));
        Recorded recorded = commands.handle(request, change);
        return RecordedAnswer.of(recorded, Response.Status.OK, OutcomeJson::write);
    }
}
