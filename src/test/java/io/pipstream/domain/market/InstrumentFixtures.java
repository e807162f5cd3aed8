package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.List;

/** Instruments for tests, with the usual terms. */
public final class InstrumentFixtures {

    public static final Instrument EUR_USD = pair("EUR", "USD", "0.0001", 5);
    public static final Instrument USD_JPY = pair("USD", "JPY", "0.01", 3);
    public static final Instrument XAU_USD = pair("XAU", "USD", "0.01", 2);

    private InstrumentFixtures() {}

    /** EUR_USD, USD_JPY and XAU_USD. */
    public static Instruments someInstruments() {
        return new Instruments(List.of(EUR_USD, USD_JPY, XAU_USD));
    }

    private static Instrument pair(String base, String quote, String pip, int digits) {
        return new Instrument(
                new Currency(base), new Currency(quote), terms(new BigDecimal(pip), digits, "0.8", 1, 50_000_000));
    }

    static Instrument.Terms terms(BigDecimal pip, int digits, String spread, long min, long max) {
        return new Instrument.Terms(pip, digits, 100_000, new BigDecimal(spread), min, max);
    }
}
