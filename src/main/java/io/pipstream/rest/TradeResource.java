package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeHistory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One trade. */
@Path("paper-trading/trades/{id}")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class TradeResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    TradeHistory history;

    /** 404 also for another account's, and for one from before the account was reset. */
    @GET
    public Response trade(@PathParam("id") String id, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        StoredTrade trade = number(id)
                .flatMap(number -> history.trade(account.id(), number))
                .filter(found -> found.epoch().equals(account.epoch()))
                .orElseThrow(() -> Problem.of(
                                Response.Status.NOT_FOUND.getStatusCode(),
                                "trade_doesnt_exist",
                                "There is no trade " + SymbolList.shown(id) + ".")
                        .toException());
        return JsonAnswer.ok(json -> json.writeRawValue(trade.body()));
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.valueOf(id));
        } catch (NumberFormatException noTradeIsCalledSo) {
            return Optional.empty();
        }
    }
}
