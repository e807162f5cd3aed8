package io.pipstream.domain.rules;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How much of a trade's value must be held, as it was on each date. Immutable. */
public interface MarginRates {

    /**
     * The part of the notional value to hold on that date, above 0 and at most 1, and where it is written.
     *
     * @param date the trading day, which ends at 17:00 in New York
     */
    MarginRate on(Instrument instrument, LocalDate date);

    /**
     * One rate with its source.
     *
     * @param rate 0.02 means 2 % of the value
     * @param source the rule that says so
     */
    record MarginRate(BigDecimal rate, String source) {}
}
