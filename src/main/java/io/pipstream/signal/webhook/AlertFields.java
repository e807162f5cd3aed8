package io.pipstream.signal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of a signal that a template may give, and which of them are numbers. */
final class AlertFields {

    static final List<String> PRICES =
            List.of("entry_price", "stop_loss", "take_profit_1", "take_profit_2", "take_profit_3");
    static final List<String> DISTANCES =
            List.of("stop_loss_pips", "take_profit_1_pips", "take_profit_2_pips", "take_profit_3_pips");

    private static final List<String> OTHER_NUMBERS = List.of("confidence", "expires_in");
    private static final List<String> TEXTS =
            List.of("pair", "symbol", "direction", "signal_id", "signal_type", "timeframe", "notes", "expires_at");

    private static final List<String> NUMBERS =
            Stream.of(PRICES, DISTANCES, OTHER_NUMBERS).flatMap(List::stream).toList();
    static final List<String> ALL =
            Stream.of(TEXTS, NUMBERS).flatMap(List::stream).toList();

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    /** What charting programs write for a number that there is not. */
    private static final Set<String> NO_NUMBER = Set.of("", "nan", "na", "n/a", "null", "none");

    private AlertFields() {}

    /** The value as the field wants it: a number of its digits; missing for an empty text. */
    static JsonNode value(String field, JsonNode given) {
        if (!given.isTextual()) {
            return given;
        }
        String text = given.textValue().strip();
        if (!NUMBERS.contains(field)) {
            return text.isEmpty() ? MissingNode.getInstance() : given;
        }
        if (NO_NUMBER.contains(text.toLowerCase(Locale.ROOT))) {
            return MissingNode.getInstance();
        }
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : given;
    }
}
