package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the prices of the simulated market start from, and return to over weeks. Immutable. */
public final class StartingPrices {

    private final Map<Currency, Double> usdValueByCurrency;

    private StartingPrices(Map<Currency, Double> usdValueByCurrency) {
        this.usdValueByCurrency = usdValueByCurrency;
    }

    public static StartingPrices read() {
        return new StartingPrices(SimulatedCurrencyFile.read().stream()
                .collect(Collectors.toUnmodifiableMap(SimulatedCurrency::currency, SimulatedCurrency::usdValue)));
    }

    /** The middle between bid and ask; of currencies that the market does not have, as if each were worth a dollar. */
    public double middle(Instrument instrument) {
        return usdValue(instrument.base()) / usdValue(instrument.quoteCurrency());
    }

    private double usdValue(Currency currency) {
        return usdValueByCurrency.getOrDefault(currency, 1.0);
    }
}
