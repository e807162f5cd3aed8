package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.Arrays;

/** A small market with round middle prices, for sums that can be done by hand. */
final class MarketFixtures {

    static final Currency USD = new Currency("USD");
    static final Currency EUR = new Currency("EUR");
    static final Currency JPY = new Currency("JPY");
    static final Currency GBP = new Currency("GBP");
    static final Currency CAD = new Currency("CAD");

    private MarketFixtures() {}

    /**
     * Middle prices: EURUSD 1.1, USDJPY 150, GBPUSD 1.25, EURGBP 0.88, EURJPY 165, XAUUSD 2000, AUDUSD 0.66,
     * USDCAD 1.35, AUDCAD 0.9.
     */
    static FixedMarket roundMarket() {
        return new FixedMarket(instruments("EURUSD USDJPY GBPUSD EURGBP EURJPY XAUUSD AUDUSD USDCAD AUDCAD"))
                .quoting(
                        "EUR/USD 1.09990/1.10010",
                        "USD/JPY 149.990/150.010",
                        "GBP/USD 1.24990/1.25010",
                        "EUR/GBP 0.87990/0.88010",
                        "EUR/JPY 164.990/165.010",
                        "XAU/USD 1999.90/2000.10",
                        "AUD/USD 0.65990/0.66010",
                        "USD/CAD 1.34990/1.35010",
                        "AUD/CAD 0.89990/0.90010");
    }

    static Instruments instruments(String symbols) {
        return new Instruments(Arrays.stream(symbols.split(" ", -1))
                .map(MarketFixtures::instrument)
                .toList());
    }

    static Instrument instrument(String symbol) {
        boolean metal = symbol.startsWith("X");
        boolean yen = symbol.endsWith("JPY");
        return new Instrument(
                new Currency(symbol.substring(0, 3)),
                new Currency(symbol.substring(3)),
                new Instrument.Terms(
                        new BigDecimal(metal || yen ? "0.01" : "0.0001"),
                        metal ? 2 : yen ? 3 : 5,
                        metal ? 100 : 100_000,
                        BigDecimal.ONE,
                        1,
                        metal ? 50_000 : 50_000_000));
    }
}
