package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.engine.Command;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.request.CloseAllReader;
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

/** Closes a position, or everything. */
@Path("paper-trading/trades/close_all")
@RequestScoped
@Needs(Scope.TRADE)
@Produces(MediaType.APPLICATION_JSON)
public class CloseAllResource {

    @Inject
    TradingCommands commands;

    /** 200 with what was closed, and with what was refused, instrument by instrument. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response closeAll(
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.optionalRequest("POST trades/close_all", account, key, body);
        Command close = TradingCommands.read(request.body(), new CloseAllReader(commands.instruments())::read);
        Recorded recorded = commands.handle(request, close);
        return RecordedAnswer.marked(JsonAnswer.ok(RecordedAnswer.outcome(recorded)::writeAllClosed), recorded);
    }
}
