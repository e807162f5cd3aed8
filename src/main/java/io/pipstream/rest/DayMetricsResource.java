package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.performance.DayMetrics;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each day and instrument went. */
@Path("paper-trading/metrics")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class DayMetricsResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    Instruments instruments;

    @Inject
    PerformanceHistories histories;

    /** A row for each day and pair on which a trade was closed, by date and then by pair. */
    @GET
    public Response days(
            @QueryParam("pair") @Nullable String pair,
            @QueryParam("days") @Nullable String days,
            @QueryParam("account") @Nullable String name) {
        Account account = accounts.toRead(name);
        String asked = QueryFields.stripped(pair);
        Optional<Instrument> only =
                asked.isEmpty() ? Optional.empty() : Optional.of(QueryFields.instrument(asked, instruments));
        List<DayMetrics> rows = DayMetrics.of(Period.read(account, days, histories)).stream()
                .filter(row -> only.isEmpty() || only.get().equals(row.pair()))
                .toList();
        return JsonAnswer.ok(json -> PerformanceJson.writeDays(json, rows));
    }
}
