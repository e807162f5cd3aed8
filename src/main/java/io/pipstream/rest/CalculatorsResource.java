package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Margin;
import io.pipstream.domain.market.Pips;
import io.pipstream.domain.market.PositionSize;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.rules.LargestOrder;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.trading.AccountValues;
import io.pipstream.wire.ConversionJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums that traders do before an order, in the account's currency, at the current quotes and the account's own rules; each
 * with the conversion that it took.
 */
@Path("paper-trading/calculate")
@RequestScoped
@Needs(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class CalculatorsResource {

    @Inject
    CallerAccounts accounts;

    @Inject
    AccountValues values;

    @Inject
    Instruments instruments;

    @Inject
    Conversions conversions;

    /** The most units that lose no more than the risk between entry and stop-loss. */
    @GET
    @Path("position_size")
    public Response positionSize(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("account") @Nullable String name,
            @BeanParam RiskParameters asked) {
        Calculation calculation = calculation(symbol, name);
        Instrument instrument = calculation.instrument();
        RiskQuery query = RiskQuery.of(asked, instrument);
        Valuation valuation = calculation.valuation();
        BigDecimal risk = query.risk(valuation.summary().equity());
        BigDecimal distance = query.stopDistance(instrument, calculation::quote);
        Conversion conversion = calculation.conversion(instrument.quoteCurrency());
        long units = PositionSize.forRisk(instrument, risk, distance, conversion);
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            calculation.writeSubject(json);
            calculation.writeUnits(json, units);
            json.writeNumberField("equity", valuation.summary().equity());
            json.writeNumberField("risk_amount", Amounts.round(risk));
            json.writeNumberField("stop_pips", Pips.of(instrument, distance));
            json.writeNumberField(
                    "loss_at_stop", Amounts.round(conversion.convert(distance.multiply(BigDecimal.valueOf(units)))));
            json.writeNumberField("pip_value", Amounts.round(Pips.value(instrument, units, conversion)));
            json.writeNumberField("margin", valuation.marginOf(instrument, units));
            json.writeNumberField("margin_free", valuation.summary().marginFree());
            ConversionJson.write(json, conversion);
            json.writeEndObject();
        });
    }

    /** What one pip is worth. */
    @GET
    @Path("pip_value")
    public Response pipValue(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("units") @Nullable String units,
            @QueryParam("lots") @Nullable String lots,
            @QueryParam("account") @Nullable String name) {
        Calculation calculation = calculation(symbol, name);
        Instrument instrument = calculation.instrument();
        long count = calculation.units(units, lots);
        Conversion conversion = calculation.conversion(instrument.quoteCurrency());
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            calculation.writeSubject(json);
            calculation.writeUnits(json, count);
            json.writeNumberField("pip", instrument.terms().pip());
            json.writeNumberField("pip_value", Amounts.round(Pips.value(instrument, count, conversion)));
            ConversionJson.write(json, conversion);
            json.writeEndObject();
        });
    }

    /** What would be held while the units are open. */
    @GET
    @Path("margin")
    public Response margin(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("units") @Nullable String units,
            @QueryParam("lots") @Nullable String lots,
            @QueryParam("account") @Nullable String name) {
        Calculation calculation = calculation(symbol, name);
        Instrument instrument = calculation.instrument();
        long count = calculation.units(units, lots);
        Conversion conversion = calculation.conversion(instrument.base());
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            calculation.writeSubject(json);
            calculation.writeUnits(json, count);
            json.writeNumberField("value", Amounts.round(conversion.convert(BigDecimal.valueOf(count))));
            calculation.writeMarginRate(json);
            json.writeNumberField(
                    "margin",
                    Margin.of(instrument, count, calculation.marginRate().rate(), conversion));
            ConversionJson.write(json, conversion);
            json.writeEndObject();
        });
    }

    /** The largest order that the free margin bears, with what it would close first. */
    @GET
    @Path("max_units")
    public Response maxUnits(
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("side") @Nullable String side,
            @QueryParam("account") @Nullable String name) {
        Calculation calculation = calculation(symbol, name);
        QueryFields fields = new QueryFields();
        Side asked = fields.choice("side", side, Side.class).orElse(Side.BUY);
        if (QueryFields.stripped(side).isEmpty()) {
            fields.wrong("side", "is required: buy or sell");
        }
        fields.refuseIfWrong();
        Valuation valuation = calculation.valuation();
        Quote quote = calculation.quote();
        long units = LargestOrder.units(
                calculation.account(),
                valuation,
                quote,
                asked,
                calculation.value().profile().sides());
        return JsonAnswer.ok(json -> {
            json.writeStartObject();
            calculation.writeSubject(json);
            json.writeStringField("side", asked.name().toLowerCase(Locale.ROOT));
            calculation.writeUnits(json, units);
            json.writeNumberField("price", quote.dealingPrice(asked));
            calculation.writeMarginRate(json);
            json.writeNumberField("margin_free", valuation.summary().marginFree());
            ConversionJson.write(
                    json, calculation.conversion(calculation.instrument().base()));
            json.writeEndObject();
        });
    }

    private Calculation calculation(@Nullable String symbol, @Nullable String name) {
        Account account = accounts.toRead(name);
        String asked = QueryFields.stripped(symbol);
        if (asked.isEmpty()) {
            throw Problem.wrongFields("A symbol is required.", Map.of("symbol", "is required"))
                    .toException();
        }
        return new Calculation(values.now(account), QueryFields.instrument(asked, instruments), conversions);
    }
}
