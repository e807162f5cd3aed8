package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** What can be traded. */
@Path("instruments")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentsResource {

    @Inject
    Instruments instruments;

    /** A list, in the order of {@code instruments.csv}, whose comments say what each member means. */
    @GET
    public Response list() {
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (Instrument instrument : instruments.all()) {
                write(json, instrument);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Instrument instrument) throws IOException {
        Instrument.Terms terms = instrument.terms();
        json.writeStartObject();
        json.writeStringField("symbol", instrument.symbol());
        json.writeStringField("base", instrument.base().code());
        json.writeStringField("quote", instrument.quoteCurrency().code());
        json.writeNumberField("pip", terms.pip());
        json.writeNumberField("digits", terms.priceDigits());
        json.writeNumberField("contract_size", terms.contractSize());
        json.writeNumberField("typical_spread", terms.typicalSpread());
        json.writeNumberField("min_units", terms.minUnits());
        json.writeNumberField("max_units", terms.maxUnits());
        json.writeEndObject();
    }
}
