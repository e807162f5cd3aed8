package io.pipstream.domain.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What holding a position past the end of a {@linkplain TradingDays trading day} earns or costs. Immutable.
 *
 * @param valueDates how many days a rollover carries
 * @param rates at which annual rate
 */
public record Rollover(ValueDates valueDates, FinancingRates rates) {

    /**
     * The financing of one position at the end of that trading day; empty if the day carries none, or no rate was in
     * force.
     *
     * @param price the middle price, in quote currency
     * @param conversion from the instrument's quote currency to the account's
     */
    public Optional<FinancingCharge> charge(
            Instrument instrument,
            Side side,
            long units,
            LocalDate tradeDate,
            BigDecimal price,
            Conversion conversion) {
        conversion.requireFrom(instrument.quoteCurrency());
        int days = valueDates.financingDays(instrument, tradeDate);
        return days == 0
                ? Optional.empty()
                : rates.on(instrument, tradeDate)
                        .map(rate -> FinancingCharge.of(units, price, rate.of(side), days, conversion));
    }
}
