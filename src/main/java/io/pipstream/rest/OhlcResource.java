package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.pricing.CandleChart;
import io.pipstream.pricing.CandleHistory;
import io.pipstream.pricing.TimeSpan;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The candles of one instrument. */
@Path("paper-trading/price/ohlc")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class OhlcResource {

    @Inject
    Instruments instruments;

    @Inject
    CandleHistory candles;

    /**
     * The newest candles, oldest first, of the bid unless {@code price} says {@code ask} or {@code mid}; {@code volume}
     * counts quotes. A time without a candle is among the {@code gaps}, and {@code origins} says what the candles are made
     * of. An instrument without any has an empty list.
     */
    @GET
    public Response candles(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("price") @Nullable String price,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        if (symbol == null || symbol.isBlank()) {
            throw Problem.wrongFields("A symbol is required.", Map.of("symbol", "is required"))
                    .toException();
        }
        OhlcQuery query = OhlcQuery.of(interval, limit, price, from, to);
        Instrument instrument = instruments
                .find(symbol.strip())
                .orElseThrow(() -> Problem.unknownSymbols(List.of(SymbolList.shown(symbol.strip())))
                        .toException());
        CandleChart chart = candles.chart(instrument, query.interval(), query.from(), query.to(), query.limit());
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            json.writeStringField("symbol", instrument.symbol());
            json.writeStringField("interval", query.interval().code());
            json.writeStringField("price", query.price().code());
            if (chart.source().isPresent()) {
                json.writeStringField("source", chart.source().get());
            }
            json.writeArrayFieldStart("data");
            for (Candle candle : chart.candles()) {
                write(json, candle, query.price().of(candle));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("origins");
            for (CandleChart.Origin run : chart.origins()) {
                json.writeStartObject();
                write(json, run.span());
                json.writeStringField("origin", run.origin().code());
                json.writeBooleanField("synthetic", run.synthetic());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("gaps");
            for (CandleChart.Gap gap : chart.gaps()) {
                json.writeStartObject();
                write(json, gap.span());
                json.writeStringField("reason", gap.reason().code());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, TimeSpan span) throws IOException {
        json.writeStringField("from", span.from().toString());
        json.writeStringField("to", span.to().toString());
    }

    private static void write(JsonGenerator json, Candle candle, Ohlc prices) throws IOException {
        json.writeStartObject();
        json.writeStringField("timestamp", candle.slot().start().toString());
        json.writeNumberField("open", prices.open());
        json.writeNumberField("high", prices.high());
        json.writeNumberField("low", prices.low());
        json.writeNumberField("close", prices.close());
        json.writeNumberField("volume", candle.ticks());
        json.writeEndObject();
    }
}
