package io.pipstream.rest;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands {@code ?symbols=EURUSD,GBP_USD}. */
final class SymbolList {

    private static final int MOST_NAMES = 200;
    private static final int LONGEST_SHOWN = 32;

    private SymbolList() {}

    /**
     * The named instruments, each once, in the order asked for; all when nothing is named.
     *
     * @throws ProblemException 404 naming the unknown ones, 400 when there are too many names
     */
    static List<Instrument> instruments(List<String> parameters, Instruments known) {
        List<String> names = names(parameters);
        if (names.isEmpty()) {
            return known.all();
        }
        Set<Instrument> found = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String name : names) {
            Optional<Instrument> instrument = known.find(name);
            instrument.ifPresentOrElse(found::add, () -> unknown.add(shown(name)));
        }
        if (!unknown.isEmpty()) {
            throw Problem.unknownSymbols(List.copyOf(unknown)).toException();
        }
        return List.copyOf(found);
    }

    /** The name as it can be said back: a client's mistake must not make a long answer. */
    static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    private static List<String> names(List<String> parameters) {
        List<String> names = new ArrayList<>();
        for (String parameter : parameters) {
            for (String name : parameter.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        if (names.size() > MOST_NAMES) {
            throw Problem.badRequest("too_many_symbols", "At most %d symbols can be asked for.".formatted(MOST_NAMES))
                    .toException();
        }
        return names;
    }
}
