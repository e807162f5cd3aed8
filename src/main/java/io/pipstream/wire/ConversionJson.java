package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Conversion.Leg;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Currency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A conversion between currencies with every rate that took part. */
public final class ConversionJson {

    private ConversionJson() {}

    /** As the member {@code conversion}. */
    public static void write(JsonGenerator json, Conversion conversion) throws IOException {
        write(new MemberWriter(json), conversion);
    }

    static void write(MemberWriter to, Conversion conversion) throws IOException {
        to.json().writeObjectFieldStart("conversion");
        to.text("from", conversion.from().code());
        to.text("to", conversion.to().code());
        to.number("rate", conversion.rate());
        to.json().writeArrayFieldStart("path");
        for (Leg leg : conversion.legs()) {
            to.json().writeStartObject();
            to.text("symbol", leg.instrument().symbol());
            to.number("rate", leg.rate());
            to.json().writeBooleanField("inverted", leg.inverted());
            to.json().writeEndObject();
        }
        to.json().writeEndArray();
        to.json().writeEndObject();
    }

    static Conversion read(Members parent, Instruments instruments) {
        Members from = parent.members("conversion");
        List<Leg> legs = new ArrayList<>();
        for (JsonNode each : from.list("path")) {
            Members leg = new Members(each);
            legs.add(new Leg(InstrumentNames.read(leg, instruments), leg.number("rate"), leg.truth("inverted")));
        }
        return new Conversion(
                new Currency(from.text("from")), new Currency(from.text("to")), legs, from.number("rate"));
    }
}
