package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.performance.Breakdown;
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
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what, and when, an account earned and lost. */
@Path("paper-trading/trades/breakdown")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class BreakdownResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    PerformanceHistories histories;

    /** A row for each instrument, hour of the day or weekday in which a trade was closed in the last days. */
    @GET
    public Response breakdown(
            @QueryParam("by") @Nullable String by,
            @QueryParam("zone") @Nullable String zone,
            @QueryParam("days") @Nullable String days,
            @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        QueryFields fields = new QueryFields();
        Breakdown.By key = fields.choice("by", by, Breakdown.By.class).orElse(Breakdown.By.INSTRUMENT);
        ZoneId clocks = fields.zone("zone", zone);
        fields.refuseIfWrong();
        List<Breakdown> rows = Breakdown.of(Period.read(account, days, histories), key, clocks);
        return JsonAnswer.ok(json -> PerformanceJson.writeBreakdown(json, rows));
    }
}
