package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.CurrentQuote;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A current quote as the REST resources show it. */
final class QuoteJson {

    private QuoteJson() {}

    static void write(JsonGenerator json, CurrentQuote current) throws IOException {
        Quote quote = current.quote();
        json.writeStartObject();
        writePrices(json, quote);
        writeOrigin(json, current);
        json.writeEndObject();
    }

    /**
     * With {@code close}, which the system this one follows filled with the last price it had heard: here it is the
     * middle of bid and ask, rounded half-even to the instrument's digits. Nobody can deal at it.
     */
    static void writeWithClose(JsonGenerator json, CurrentQuote current) throws IOException {
        json.writeStartObject();
        writePrices(json, current.quote());
        json.writeNumberField("close", middle(current.quote()));
        writeOrigin(json, current);
        json.writeEndObject();
    }

    private static void writePrices(JsonGenerator json, Quote quote) throws IOException {
        json.writeStringField("symbol", quote.instrument().symbol());
        json.writeNumberField("bid", quote.bid());
        json.writeNumberField("ask", quote.ask());
    }

    private static void writeOrigin(JsonGenerator json, CurrentQuote current) throws IOException {
        json.writeStringField("time", current.quote().time().toString());
        json.writeStringField("received", current.quote().received().toString());
        json.writeStringField("source", current.quote().source());
        json.writeBooleanField("synthetic", current.quote().synthetic());
        json.writeNumberField("age_ms", current.age().toMillis());
        json.writeBooleanField("stale", current.stale());
    }

    private static BigDecimal middle(Quote quote) {
        return quote.bid()
                .add(quote.ask())
                .divide(BigDecimal.valueOf(2))
                .setScale(quote.instrument().terms().priceDigits(), RoundingMode.HALF_EVEN);
    }
}
