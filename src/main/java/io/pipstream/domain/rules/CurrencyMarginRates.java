package io.pipstream.domain.rules;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Margin rates by currency: an instrument takes the higher one of its two, as NFA Notice I-23-08 words it. A currency's rate
 * holds from its date on; before its first date, the first one does. Immutable.
 */
public final class CurrencyMarginRates implements MarginRates {

    private final Map<Currency, NavigableMap<LocalDate, MarginRate>> byCurrency = new HashMap<>();
    private final NavigableMap<LocalDate, MarginRate> others = new TreeMap<>();

    /**
     * One line of the table.
     *
     * @param currency or metal; null for every one that has no line of its own
     * @param from the first date that it holds on
     * @param rate 0 for a currency that adds nothing to the other one's rate, otherwise up to 1
     */
    public record Line(@Nullable Currency currency, LocalDate from, MarginRate rate) {

        /** @throws IllegalArgumentException if the rate is below 0 or above 1, or 0 for every currency */
        public Line {
            BigDecimal part = rate.rate();
            if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("A margin rate is 0 to 1, not " + part);
            }
            if (currency == null && part.signum() == 0) {
                throw new IllegalArgumentException("The margin rate of all other currencies must be above 0");
            }
        }
    }

    /**
     * @throws IllegalArgumentException if a currency has two rates from one date, two currencies have none, or there is none
     *     for the others
     */
    public CurrencyMarginRates(List<Line> lines) {
        @Nullable Currency free = null;
        for (Line line : lines) {
            Currency currency = line.currency();
            if (datesOf(currency).put(line.from(), line.rate()) != null) {
                throw new IllegalArgumentException("Twice a margin rate of %s from %s"
                        .formatted(currency == null ? "the other currencies" : currency, line.from()));
            }
            if (currency != null && line.rate().rate().signum() == 0) {
                if (free != null && !free.equals(currency)) {
                    throw new IllegalArgumentException(
                            "Only one currency may have the margin rate 0, not both %s and %s"
                                    .formatted(free, currency));
                }
                free = currency;
            }
        }
        if (others.isEmpty()) {
            throw new IllegalArgumentException("There is no margin rate for the other currencies");
        }
    }

    private NavigableMap<LocalDate, MarginRate> datesOf(@Nullable Currency currency) {
        return currency == null ? others : byCurrency.computeIfAbsent(currency, unseen -> new TreeMap<>());
    }

    @Override
    public MarginRate on(Instrument instrument, LocalDate date) {
        MarginRate base = on(instrument.base(), date);
        MarginRate quote = on(instrument.quoteCurrency(), date);
        return base.rate().compareTo(quote.rate()) >= 0 ? base : quote;
    }

    private MarginRate on(Currency currency, LocalDate date) {
        NavigableMap<LocalDate, MarginRate> dates = byCurrency.getOrDefault(currency, others);
        Map.Entry<LocalDate, MarginRate> entry = dates.floorEntry(date);
        return entry == null ? dates.firstEntry().getValue() : entry.getValue();
    }
}
