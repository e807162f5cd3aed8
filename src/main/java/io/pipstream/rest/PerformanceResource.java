package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.performance.History;
import io.pipstream.trading.PerformanceHistories;
import io.pipstream.wire.PerformanceJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** How well an account traded. */
@Path("paper-trading/trades/performance")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class PerformanceResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    PerformanceHistories histories;

    /** Every figure of the last days. */
    @GET
    public Response performance(
            @QueryParam("days") @Nullable String days, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        History history = Period.read(account, days, histories);
        return JsonAnswer.ok(
                json -> PerformanceJson.write(json, history, account.terms().currency()));
    }
}
