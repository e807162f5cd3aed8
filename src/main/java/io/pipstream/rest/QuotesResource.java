package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The market's prices: out for everyone, in for feeders. */
@Path("quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuotesResource {

    static final int LIMIT_BYTES = 2 * 1024 * 1024;

    @Inject
    Instruments instruments;

    @Inject
    QuoteBook book;

    @Inject
    QuoteIntake intake;

    /** A list of current quotes. An instrument of which nothing has been heard yet is not in it. */
    @GET
    @Needs(Scope.READ)
    public Response current(@QueryParam("symbols") List<String> symbols) {
        List<Instrument> asked = SymbolList.instruments(symbols, instruments);
        List<CurrentQuote> quotes =
                asked.stream().flatMap(each -> book.current(each).stream()).toList();
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (CurrentQuote quote : quotes) {
                QuoteJson.write(json, quote);
            }
            json.writeEndArray();
        });
    }

    /** Takes one quote or a list. What cannot be taken of a list is refused by itself; the rest is taken. */
    @POST
    @Needs(Scope.FEED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response push(InputStream body) {
        return JsonAnswer.ok(new QuoteBatch(intake).take(JsonBody.read(body, LIMIT_BYTES)));
    }
}
