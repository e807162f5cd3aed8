package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The price of one instrument now, for clients of the system this one follows. */
@Path("paper-trading/price/realtime")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class RealtimePriceResource {

    @Inject
    Instruments instruments;

    @Inject
    QuoteBook book;

    /** {@code close} is the middle of bid and ask. 404 also while nothing has been quoted yet ({@code no_price}). */
    @GET
    public Response price(@QueryParam("symbol") @Nullable String symbol) {
        if (symbol == null || symbol.isBlank()) {
            throw Problem.wrongFields("A symbol is required.", Map.of("symbol", "is required"))
                    .toException();
        }
        Instrument instrument = instruments
                .find(symbol.strip())
                .orElseThrow(() -> Problem.unknownSymbols(List.of(SymbolList.shown(symbol.strip())))
                        .toException());
        CurrentQuote current = book.current(instrument).orElseThrow(() -> noPrice(instrument));
        return JsonAnswer.ok(json -> QuoteJson.writeWithClose(json, current));
    }

    private static ProblemException noPrice(Instrument instrument) {
        return Problem.of(
                        Response.Status.NOT_FOUND.getStatusCode(),
                        "no_price",
                        "Nothing has been quoted yet for " + instrument.symbol() + ".")
                .toException();
    }
}
