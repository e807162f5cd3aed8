package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.money.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scenario acts on. A price is moved by the value of one currency, so that every cross of it follows and none
 * disagrees: the quote currency of the instrument that was named, or its base where the quote currency is the dollar.
 *
 * @param bends the currencies whose value moves: with the price (1) or against it (-1)
 * @param reached the instruments whose spread and presence it touches
 */
record Targets(Map<Currency, Integer> bends, Set<Instrument> reached) {

    private static final Currency DOLLAR = new Currency("USD");

    Targets {
        bends = Map.copyOf(bends);
        reached = Set.copyOf(reached);
    }

    /** Of a scenario that leaves prices alone: the named instruments, or all when none is named. */
    static Targets unbent(List<Instrument> named, List<Instrument> all) {
        return new Targets(Map.of(), Set.copyOf(named.isEmpty() ? all : named));
    }

    /**
     * Of a scenario that moves prices: the currencies of the named instruments, or every currency against the dollar when
     * none is named; it reaches all instruments that have one of them.
     *
     * @throws IllegalArgumentException if two of the named would move a currency both ways
     */
    static Targets bent(List<Instrument> named, List<Instrument> all) {
        Map<Currency, Integer> bends = new HashMap<>();
        Stream<Instrument> moved = named.isEmpty() ? all.stream().filter(Targets::hasDollar) : named.stream();
        moved.forEach(instrument -> {
            boolean byBase = instrument.quoteCurrency().equals(DOLLAR);
            Currency currency = byBase ? instrument.base() : instrument.quoteCurrency();
            int direction = byBase ? 1 : -1;
            if (bends.getOrDefault(currency, direction) != direction) {
                throw new IllegalArgumentException("would move %s both ways".formatted(currency));
            }
            bends.put(currency, direction);
        });
        return new Targets(
                bends,
                all.stream()
                        .filter(instrument ->
                                bends.containsKey(instrument.base()) || bends.containsKey(instrument.quoteCurrency()))
                        .collect(Collectors.toSet()));
    }

    private static boolean hasDollar(Instrument instrument) {
        return instrument.base().equals(DOLLAR) || instrument.quoteCurrency().equals(DOLLAR);
    }
}
