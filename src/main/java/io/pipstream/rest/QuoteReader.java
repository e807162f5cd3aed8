package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.RawQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a pushed quote by its form only; whether the market takes it is the feed's to say. Unknown members are ignored. */
final class QuoteReader {

    private static final int LONGEST_SYMBOL = 32;

    private QuoteReader() {}

    /** A quote, or what is wrong with each of its fields. */
    record Reading(@Nullable RawQuote quote, Map<String, String> wrong) {}

    static Reading read(JsonNode node) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!node.isObject()) {
            wrong.put("", "must be an object with symbol, bid and ask");
            return new Reading(null, wrong);
        }
        String symbol = symbol(node, wrong);
        BigDecimal bid = price(node, "bid", wrong);
        BigDecimal ask = price(node, "ask", wrong);
        Instant time = time(node, wrong);
        return wrong.isEmpty() ? new Reading(new RawQuote(symbol, bid, ask, time), wrong) : new Reading(null, wrong);
    }

    /** The symbol of a quote that may be malformed, to say which one it was. */
    static String shownSymbol(JsonNode node) {
        JsonNode symbol = node.path("symbol");
        return symbol.isTextual() ? SymbolList.shown(symbol.textValue()) : "";
    }

    private static String symbol(JsonNode node, Map<String, String> wrong) {
        JsonNode symbol = node.path("symbol");
        if (symbol.isMissingNode() || symbol.isNull()) {
            wrong.put("symbol", "is required");
        } else if (!symbol.isTextual()
                || symbol.textValue().isBlank()
                || symbol.textValue().length() > LONGEST_SYMBOL) {
            wrong.put("symbol", "must be the name of an instrument, such as EURUSD");
        } else {
            return symbol.textValue().strip();
        }
        return "";
    }

    private static BigDecimal price(JsonNode node, String field, Map<String, String> wrong) {
        JsonNode price = node.path(field);
        if (price.isMissingNode() || price.isNull()) {
            wrong.put(field, "is required");
        } else if (!price.isNumber()) {
            wrong.put(field, "must be a number");
        } else {
            return price.decimalValue();
        }
        return BigDecimal.ZERO;
    }

    private static @Nullable Instant time(JsonNode node, Map<String, String> wrong) {
        JsonNode time = node.path("time");
        if (time.isMissingNode() || time.isNull()) {
            return null;
        }
        try {
            if (time.isTextual()) {
                return Instant.parse(time.textValue());
            }
        } catch (DateTimeParseException notATime) {
            // said below, as for any other value that is no time
        }
        wrong.put("time", "must be a time in ISO 8601 with offset, such as 2026-01-15T12:00:00Z");
        return null;
    }
}
