package io.pipstream.domain.market;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The financing rates of each instrument, each from a date on until the next. Immutable. */
public final class FinancingRates {

    private final Map<Instrument, NavigableMap<LocalDate, FinancingRate>> ratesByInstrument = new HashMap<>();

    public FinancingRates(Map<Instrument, ? extends Map<LocalDate, FinancingRate>> ratesByInstrument) {
        ratesByInstrument.forEach((instrument, rates) -> this.ratesByInstrument.put(instrument, new TreeMap<>(rates)));
    }

    /** The rate in force at the end of that trading day; empty before the instrument's first. */
    public Optional<FinancingRate> on(Instrument instrument, LocalDate tradeDate) {
        NavigableMap<LocalDate, FinancingRate> rates = ratesByInstrument.get(instrument);
        return rates == null
                ? Optional.empty()
                : Optional.ofNullable(rates.floorEntry(tradeDate)).map(Map.Entry::getValue);
    }
}
