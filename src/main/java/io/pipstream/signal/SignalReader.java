package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one signal and names every field that is wrong with it. */
final class SignalReader {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_LABEL = 500;
    private static final List<String> LABELS = List.of("signal_type", "signal_source", "timeframe", "notes");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JsonNode json;
    private final Instruments instruments;
    private final Map<String, String> wrong = new TreeMap<>();

    SignalReader(JsonNode json, Instruments instruments) {
        this.json = json;
        this.instruments = instruments;
    }

    Signal read(Supplier<String> newId) throws InvalidSignalException {
        if (!json.isObject()) {
            throw new InvalidSignalException(Map.of("signal", "must be a JSON object"));
        }
        Optional<Instrument> instrument = instrument();
        Optional<Direction> direction = direction();
        Optional<BigDecimal> entry = price("entry_price", instrument);
        Optional<BigDecimal> stop = price("stop_loss", instrument);
        List<BigDecimal> targets = targets(instrument);
        Optional<BigDecimal> confidence = confidence();
        Map<String, String> labels = labels();
        String id =
                text("signal_id", LONGEST_ID).or(() -> text("id", LONGEST_ID)).orElseGet(newId);
        if (wrong.isEmpty()) {
            checkSides(direction.orElseThrow(), entry.orElseThrow(), stop.orElseThrow(), targets);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSignalException(wrong);
        }
        return new Signal(
                id,
                labels.getOrDefault("signal_source", "api"),
                instrument.orElseThrow(),
                direction.orElseThrow(),
                entry.orElseThrow(),
                stop.orElseThrow(),
                targets,
                confidence.orElseThrow(),
                Optional.empty(),
                labels);
    }

    private Optional<Instrument> instrument() {
        String field = json.hasNonNull("pair") || !json.hasNonNull("symbol") ? "pair" : "symbol";
        Optional<String> name = text(field, 16);
        if (name.isEmpty()) {
            wrong.putIfAbsent(field, field + " is needed");
            return Optional.empty();
        }
        Optional<Instrument> found = name.flatMap(instruments::find);
        if (found.isEmpty()) {
            wrong.put(field, field + " is not a known instrument");
        }
        return found;
    }

    private Optional<Direction> direction() {
        String name = text("direction", 8).orElse("").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "buy", "long" -> Optional.of(Direction.BUY);
            case "sell", "short" -> Optional.of(Direction.SELL);
            default -> {
                wrong.put("direction", "direction must be buy, sell, long or short");
                yield Optional.empty();
            }
        };
    }

    private List<BigDecimal> targets(Optional<Instrument> instrument) {
        List<BigDecimal> targets = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            String field = "take_profit_" + number;
            if (number == 1 || json.hasNonNull(field)) {
                price(field, instrument).ifPresent(targets::add);
            }
        }
        return targets;
    }

    private Optional<BigDecimal> price(String field, Optional<Instrument> instrument) {
        JsonNode price = json.path(field);
        if (!price.isNumber()) {
            wrong.put(field, field + " must be a number");
            return Optional.empty();
        }
        try {
            return instrument.map(known -> known.price(price.decimalValue()));
        } catch (IllegalArgumentException notAPrice) {
            wrong.put(field, field + ": " + notAPrice.getMessage());
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> confidence() {
        JsonNode confidence = json.path("confidence");
        if (confidence.isNumber()) {
            BigDecimal value = confidence.decimalValue();
            if (value.signum() >= 0 && value.compareTo(HUNDRED) <= 0 && value.scale() <= 10) {
                BigDecimal percent = value.compareTo(BigDecimal.ONE) <= 0 ? value.multiply(HUNDRED) : value;
                return Optional.of(percent.stripTrailingZeros());
            }
        }
        wrong.put("confidence", "confidence must be a number from 0 to 1 or from 0 to 100");
        return Optional.empty();
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        LABELS.forEach(label -> text(label, LONGEST_LABEL).ifPresent(value -> labels.put(label, value)));
        return labels;
    }

    private Optional<String> text(String field, int longest) {
        JsonNode text = json.path(field);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        @Nullable String value = text.isTextual() || text.isIntegralNumber() ? text.asText() : null;
        if (value == null || value.isBlank() || value.length() > longest) {
            wrong.put(field, field + " must be a text of 1 to " + longest + " characters");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private void checkSides(Direction direction, BigDecimal entry, BigDecimal stop, List<BigDecimal> targets) {
        int sign = direction == Direction.BUY ? 1 : -1;
        String side = direction == Direction.BUY ? "below" : "above";
        if (entry.compareTo(stop) * sign <= 0) {
            wrong.put(
                    "stop_loss",
                    "stop_loss must be " + side + " entry_price to "
                            + direction.name().toLowerCase(Locale.ROOT));
        }
        for (int number = 1; number <= targets.size(); number++) {
            if (targets.get(number - 1).compareTo(entry) * sign <= 0) {
                wrong.put(
                        "take_profit_" + number,
                        "take_profit_" + number + " must be on the other side of entry_price than stop_loss");
            }
        }
    }
}
