package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.performance.EquityPoint;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an account's balance went. */
@Path("paper-trading/trades/equity_curve")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class EquityCurveResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    PerformanceHistories histories;

    /** A point for each change of the balance in the last days, oldest first. */
    @GET
    public Response curve(@QueryParam("days") @Nullable String days, @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        List<EquityPoint> points = EquityPoint.curve(Period.read(account, days, histories));
        return JsonAnswer.ok(json -> PerformanceJson.writeCurve(json, points));
    }
}
