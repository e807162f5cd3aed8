package io.pipstream.domain.market;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every instrument that can be traded, in a fixed order. Immutable. */
public final class Instruments {

    private static final int LONGEST_NAME = 7;

    private final List<Instrument> all;
    private final Map<String, Integer> indexBySymbol = new HashMap<>();

    /** @throws IllegalArgumentException if an instrument is there twice */
    public Instruments(List<Instrument> all) {
        this.all = List.copyOf(all);
        for (int index = 0; index < this.all.size(); index++) {
            if (indexBySymbol.put(this.all.get(index).symbol(), index) != null) {
                throw new IllegalArgumentException("Twice the instrument " + this.all.get(index));
            }
        }
    }

    public List<Instrument> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /** Understands {@code EURUSD}, {@code EUR/USD} and {@code EUR_USD}, in capitals or not. */
    public Optional<Instrument> find(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String symbol = name.toUpperCase(Locale.ROOT);
        if (symbol.length() == LONGEST_NAME && (symbol.charAt(3) == '/' || symbol.charAt(3) == '_')) {
            symbol = symbol.substring(0, 3) + symbol.substring(4);
        }
        Integer index = indexBySymbol.get(symbol);
        return index == null ? Optional.empty() : Optional.of(all.get(index));
    }

    /**
     * The instrument's place in {@link #all()}, for arrays.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public int indexOf(Instrument instrument) {
        Integer index = indexBySymbol.get(instrument.symbol());
        if (index == null) {
            throw new IllegalArgumentException("Not a known instrument: " + instrument);
        }
        return index;
    }
}
