package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.RawQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"prices":{"EURUSD":1.0850}}}. */
final class SinglePrices {

    private static final int MOST_PRICES = 200;
    private static final int MOST_DIGITS = 40;

    private SinglePrices() {}

    /**
     * A quote around each price; none if there are no prices.
     *
     * @throws ProblemException 400 naming each that is wrong
     */
    static List<RawQuote> read(JsonNode body, Instruments instruments) {
        JsonNode prices = body.path("prices");
        if (!body.isObject()) {
            throw wrong(Map.of("body", "must be a JSON object"));
        }
        if (prices.isMissingNode() || prices.isNull()) {
            return List.of();
        }
        if (!prices.isObject() || prices.size() > MOST_PRICES) {
            throw wrong(Map.of("prices", "must be an object of at most " + MOST_PRICES + " prices by instrument"));
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        List<RawQuote> quotes = new ArrayList<>();
        prices.properties().forEach(price -> {
            String field = "prices." + SymbolList.shown(price.getKey());
            Optional<Instrument> instrument = instruments.find(price.getKey());
            if (instrument.isEmpty()) {
                wrong.put(field, "is not a known instrument");
            } else if (!isPrice(price.getValue())) {
                wrong.put(field, "must be a positive number of at most " + MOST_DIGITS + " digits");
            } else {
                quotes.add(RawQuote.around(instrument.get(), price.getValue().decimalValue(), null));
            }
        });
        if (!wrong.isEmpty()) {
            throw wrong(wrong);
        }
        return quotes;
    }

    /** Looks at the length: adding to a number such as 1E+999999999 would fill the memory. */
    private static boolean isPrice(JsonNode value) {
        if (!value.isNumber()) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        return number.signum() > 0
                && number.precision() <= MOST_DIGITS
                && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    private static ProblemException wrong(Map<String, String> fields) {
        return Problem.wrongFields("The prices cannot be understood.", fields).toException();
    }
}
