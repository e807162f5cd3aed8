package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The ways from each currency to each other over the instruments: always the one with the fewest legs, and of those the
 * one whose first leg, then second, and so on, comes earliest in the list of instruments. The way never depends on which
 * prices are known, so that the same account is always valued over the same pairs. Every way is found once, at
 * construction; asking costs two look-ups. Immutable.
 */
public final class Conversions {

    private final Map<Currency, Map<Currency, List<Step>>> ways = new HashMap<>();

    private record Step(Instrument instrument, Currency to) {

        Conversion.Leg at(BigDecimal mid) {
            return new Conversion.Leg(instrument, mid, to.equals(instrument.base()));
        }
    }

    public Conversions(Instruments instruments) {
        Map<Currency, List<Step>> steps = new LinkedHashMap<>();
        for (Instrument instrument : instruments.all()) {
            Currency base = instrument.base();
            Currency quote = instrument.quoteCurrency();
            steps.computeIfAbsent(base, unseen -> new ArrayList<>()).add(new Step(instrument, quote));
            steps.computeIfAbsent(quote, unseen -> new ArrayList<>()).add(new Step(instrument, base));
        }
        steps.keySet().forEach(from -> ways.put(from, waysFrom(from, steps)));
    }

    /** Breadth first; whoever reaches a currency first has the shortest way to it, and the earliest of those. */
    private static Map<Currency, List<Step>> waysFrom(Currency from, Map<Currency, List<Step>> steps) {
        Map<Currency, List<Step>> found = new HashMap<>();
        found.put(from, List.of());
        Queue<Currency> reached = new ArrayDeque<>(List.of(from));
        for (Currency here = reached.poll(); here != null; here = reached.poll()) {
            List<Step> way = found.getOrDefault(here, List.of());
            for (Step step : steps.getOrDefault(here, List.of())) {
                if (!found.containsKey(step.to())) {
                    List<Step> longer = new ArrayList<>(way);
                    longer.add(step);
                    found.put(step.to(), List.copyOf(longer));
                    reached.add(step.to());
                }
            }
        }
        return found;
    }

    /** Whether there is a way at all; an account's currency must be connected to every instrument's two currencies. */
    public boolean connect(Currency from, Currency to) {
        return from.equals(to) || ways.getOrDefault(from, Map.of()).containsKey(to);
    }

    /**
     * The conversion at the middle of the current quotes, however old they are: an account has a value at weekends, too.
     *
     * @throws IllegalArgumentException if the currencies are not connected
     */
    public ConversionResult between(Currency from, Currency to, Market market) {
        if (from.equals(to)) {
            return Conversion.none(from);
        }
        List<Step> way = ways.getOrDefault(from, Map.of()).get(to);
        if (way == null) {
            throw new IllegalArgumentException("No instruments lead from " + from + " to " + to);
        }
        List<Conversion.Leg> legs = new ArrayList<>(way.size());
        for (Step step : way) {
            MarketQuote current = market.quote(step.instrument()).orElse(null);
            if (current == null) {
                return new PriceUnknown(from, to, step.instrument());
            }
            legs.add(step.at(current.quote().mid()));
        }
        return Conversion.over(from, to, legs);
    }
}
