package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.ledger.Journal;
import io.pipstream.wire.TradeEventCodec;
import io.pipstream.wire.TradeExplanationJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the fills of a trade have the prices they have. */
@Path("paper-trading/trades/{id}/explain")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class TradeExplanationResource {

    private static final int MOST_EVENTS = 10_000;

    @Inject
    TradingCommands commands;

    @Inject
    Journal journal;

    /** As the journal has them, oldest first. */
    @GET
    public Response explain(@PathParam("id") String id, @QueryParam("account") @Nullable String name) {
        Account account = commands.accounts().toRead(name);
        Trade trade = commands.trade(account, id);
        TradeEventCodec codec = new TradeEventCodec(commands.instruments());
        List<TradeEvent> events = journal.ofTrade(account.id(), trade.id(), MOST_EVENTS).stream()
                .map(entry -> codec.decode(entry.text()))
                .toList();
        return JsonAnswer.ok(json -> TradeExplanationJson.write(json, trade, events));
    }
}
