package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instruments;
import io.pipstream.pricing.DaySummaries;
import io.pipstream.pricing.DaySummary;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How instruments do today: what a list of them shows beside their prices. */
@Path("quotes/day")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class QuotesOfDayResource {

    private static final int USUAL_POINTS = 48;
    private static final int MOST_POINTS = 200;

    @Inject
    Instruments instruments;

    @Inject
    DaySummaries days;

    /** The bids of the trading day so far and of the last 24 hours. An instrument that nobody has quoted yet is not in it. */
    @GET
    public Response days(@QueryParam("symbols") List<String> symbols, @QueryParam("points") @Nullable String points) {
        QueryFields fields = new QueryFields();
        int wanted = fields.whole("points", points, USUAL_POINTS, 2, MOST_POINTS);
        fields.refuseIfWrong();
        List<DaySummary> summaries = SymbolList.instruments(symbols, instruments).stream()
                .flatMap(each -> days.of(each, wanted).stream())
                .toList();
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (DaySummary summary : summaries) {
                write(json, summary);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, DaySummary summary) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", summary.instrument().symbol());
        json.writeStringField("source", summary.source());
        json.writeStringField("from", summary.from().toString());
        json.writeStringField("time", summary.time().toString());
        json.writeNumberField("open", summary.day().open());
        json.writeNumberField("high", summary.day().high());
        json.writeNumberField("low", summary.day().low());
        if (summary.previousClose().isPresent()) {
            json.writeNumberField("previous_close", summary.previousClose().get());
        } else {
            json.writeNullField("previous_close");
        }
        json.writeStringField("closes_from", summary.closesFrom().toString());
        json.writeArrayFieldStart("closes");
        for (BigDecimal close : summary.closes()) {
            json.writeNumber(close);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
