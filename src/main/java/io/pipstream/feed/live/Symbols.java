package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sources call instruments. */
final class Symbols {

    private Symbols() {}

    /** {@code EUR/USD}. */
    static String slashed(Instrument instrument) {
        return instrument.base() + "/" + instrument.quoteCurrency();
    }

    /** {@code EUR_USD}. */
    static String underlined(Instrument instrument) {
        return instrument.base() + "_" + instrument.quoteCurrency();
    }

    /** The names of those that the source can have. */
    static List<String> of(Dialect dialect, List<Instrument> instruments) {
        return instruments.stream()
                .flatMap(instrument -> dialect.symbol(instrument).stream())
                .toList();
    }

    static String joined(Dialect dialect, List<Instrument> instruments) {
        return of(dialect, instruments).stream().collect(Collectors.joining(","));
    }

    /** The one among these that the source calls so. */
    static Optional<Instrument> find(Dialect dialect, List<Instrument> instruments, String name) {
        return instruments.stream()
                .filter(instrument ->
                        dialect.symbol(instrument).filter(name::equals).isPresent())
                .findFirst();
    }

    /** The one among these that a field names. */
    static Instrument named(Dialect dialect, List<Instrument> instruments, JsonNode object, String field)
            throws NotUnderstoodException {
        String name = object.path(field).asText("");
        Optional<Instrument> instrument = find(dialect, instruments, name);
        if (instrument.isEmpty()) {
            throw new NotUnderstoodException("nothing was asked of what it calls '" + Excerpt.of(name) + "'");
        }
        return instrument.get();
    }
}
