package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Instruments;
import io.pipstream.ledger.TradeFilter;
import io.pipstream.ledger.TradeHistory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;

/** The trades of an account for a spreadsheet. */
@Path("paper-trading/trades/export.csv")
@RequestScoped
@Needs(Scope.READ)
public class TradesExportResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    Instruments instruments;

    @Inject
    TradeHistory history;

    @Inject
    Clock clock;

    /** The trades that {@code trades/} would list, all of them, written as they are read. */
    @GET
    @Produces("text/csv")
    public Response export(@BeanParam TradeParameters asked) {
        Account account = accounts.toRead(asked.account);
        TradeQuery query = TradeQuery.of(asked, instruments);
        TradeFilter filter = query.filter(account, clock.instant());
        TradeHistory source = history;
        StreamingOutput rows = output -> {
            TradeCsv csv = new TradeCsv(output);
            if (!query.nothing()) {
                csv.writeAll(source, filter);
            }
            csv.flush();
        };
        return Response.ok(rows)
                .type("text/csv;charset=UTF-8;header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trades-" + account.id() + ".csv\"")
                .build();
    }
}
