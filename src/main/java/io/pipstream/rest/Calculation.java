package io.pipstream.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.ConversionResult;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Lots;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.trading.ValuedAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is calculated for one account and instrument, at one view of the market. For one thread. */
final class Calculation {

    private static final BigDecimal MOST_LOTS = new BigDecimal("1000000000");

    private final ValuedAccount value;
    private final Instrument instrument;
    private final Conversions conversions;

    Calculation(ValuedAccount value, Instrument instrument, Conversions conversions) {
        this.value = value;
        this.instrument = instrument;
        this.conversions = conversions;
    }

    Instrument instrument() {
        return instrument;
    }

    Account account() {
        return value.account();
    }

    /** @throws ProblemException 422 if a price or rate is missing without which the account has no value */
    Valuation valuation() {
        Optional<Refusal> missing =
                value.valuation().missing(instrument).or(() -> value.valuation().missing());
        if (missing.isPresent()) {
            throw refusal(missing.get().reason(), missing.get().detail());
        }
        return value.valuation();
    }

    ValuedAccount value() {
        return value;
    }

    /** @throws ProblemException 422 if the instrument has no price yet */
    Quote quote() {
        return value.market()
                .quote(instrument)
                .orElseThrow(() -> refusal(
                        Reason.INSTRUMENT_PRICE_UNKNOWN, "No quote of " + instrument.symbol() + " has come yet"))
                .quote();
    }

    /**
     * To the account's currency.
     *
     * @throws ProblemException 422 if a price on the way is not known
     */
    Conversion conversion(Currency from) {
        ConversionResult result = conversions.between(from, account().terms().currency(), value.market());
        return result.conversion()
                .orElseThrow(() -> refusal(
                        Reason.CONVERSION_RATE_UNKNOWN,
                        "Converting %s to %s needs a quote of %s, and none has come yet"
                                .formatted(
                                        from,
                                        account().terms().currency(),
                                        result.unpriced()
                                                .map(Instrument::symbol)
                                                .orElse("another"))));
    }

    MarginRate marginRate() {
        return value.valuation().marginRate(instrument);
    }

    /**
     * The units asked for by {@code units} or {@code lots}, up to the instrument's largest trade.
     *
     * @throws ProblemException 400 unless exactly one is there and makes whole units
     */
    long units(@Nullable String units, @Nullable String lots) {
        QueryFields fields = new QueryFields();
        long most = instrument.terms().maxUnits();
        Optional<Long> whole = fields.optionalWhole("units", units, 1, most);
        Optional<BigDecimal> parts = fields.positive("lots", lots, MOST_LOTS);
        fields.oneOf("units", units, "lots", lots);
        fields.refuseIfWrong();
        return whole.orElseGet(() -> {
            long made = toUnits(parts.orElseThrow(), fields);
            if (made > most) {
                fields.wrong("lots", "must be at most " + Lots.ofUnits(instrument, most));
            }
            fields.refuseIfWrong();
            return made;
        });
    }

    private long toUnits(BigDecimal lots, QueryFields fields) {
        try {
            return Lots.toUnits(instrument, lots);
        } catch (IllegalArgumentException notWhole) {
            fields.wrong(
                    "lots",
                    "must be a whole number of units: a lot has %d"
                            .formatted(instrument.terms().contractSize()));
            return 0;
        }
    }

    /** {@code account}, {@code symbol} and {@code currency}: that of every amount. */
    void writeSubject(JsonGenerator json) throws IOException {
        json.writeStringField("account", account().id().value());
        json.writeStringField("symbol", instrument.symbol());
        json.writeStringField("currency", account().terms().currency().code());
    }

    void writeUnits(JsonGenerator json, long units) throws IOException {
        json.writeNumberField("units", units);
        json.writeNumberField("lots", Lots.ofUnits(instrument, units));
    }

    void writeMarginRate(JsonGenerator json) throws IOException {
        json.writeNumberField("margin_rate", marginRate().rate());
        json.writeStringField("margin_rule", marginRate().source());
    }

    private static ProblemException refusal(Reason reason, String detail) {
        return Problem.refused(reason.name().toLowerCase(Locale.ROOT), detail + ".")
                .toException();
    }
}
