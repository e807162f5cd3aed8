package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.Signal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one signal and names every field that is wrong with it. */
final class SignalReading {

    private static final int MOST_TARGETS = 3;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 500;
    private static final List<String> LABELS = List.of("signal_type", "timeframe", "notes");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JsonNode json;
    private final Instruments instruments;
    private final Instant now;
    private final WrongFields wrong = new WrongFields();
    private final SignalTexts texts;

    SignalReading(JsonNode json, Instruments instruments, Instant now) {
        this.json = json;
        this.instruments = instruments;
        this.now = now;
        this.texts = new SignalTexts(json, wrong);
    }

    Signal read(String defaultSource, Supplier<String> newId) throws InvalidSignalException {
        if (!json.isObject()) {
            throw new InvalidSignalException(Map.of("signal", "must be a JSON object"));
        }
        Instrument instrument = instrument();
        Direction direction = direction();
        SignalPrices prices = new SignalPrices(json, instrument, direction, wrong);
        BigDecimal entry = prices.entry();
        BigDecimal stop = prices.stop(entry);
        List<BigDecimal> targets = new ArrayList<>();
        for (int number = 1; number <= MOST_TARGETS; number++) {
            prices.target(number, entry).ifPresent(targets::add);
        }
        BigDecimal confidence = confidence();
        Map<String, String> labels = new TreeMap<>();
        LABELS.forEach(label -> texts.text(label, LONGEST_LABEL).ifPresent(value -> labels.put(label, value)));
        String source = source(defaultSource);
        String id = texts.name("signal_id", LONGEST_NAME)
                .or(() -> texts.name("id", LONGEST_NAME))
                .orElseGet(newId);
        Optional<Instant> expiry = new SignalExpiry(json, now, wrong).read();
        wrong.throwIfAny();
        return new Signal(
                id,
                source,
                known(instrument),
                known(direction),
                known(entry),
                known(stop),
                targets,
                known(confidence),
                expiry,
                labels);
    }

    /** What is missing has been named as wrong. */
    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** What callers are called elsewhere may be too long for a source. */
    private String source(String usual) {
        if (!json.hasNonNull("signal_source") && !SignalTexts.isName(usual, LONGEST_NAME)) {
            wrong.add("signal_source", "is needed, because your own name cannot be one");
        }
        return texts.name("signal_source", LONGEST_NAME).orElse(usual);
    }

    private @Nullable Instrument instrument() {
        String field = json.hasNonNull("pair") || !json.hasNonNull("symbol") ? "pair" : "symbol";
        Optional<String> name = texts.name(field, 16);
        if (name.isEmpty()) {
            wrong.add(field, "is needed");
            return null;
        }
        Optional<Instrument> found = name.flatMap(instruments::find);
        if (found.isEmpty()) {
            wrong.add(field, "is not a known instrument");
        }
        return found.orElse(null);
    }

    private @Nullable Direction direction() {
        JsonNode name = json.path("direction");
        switch (name.isTextual() ? name.textValue().toLowerCase(Locale.ROOT) : "") {
            case "buy", "long" -> {
                return Direction.BUY;
            }
            case "sell", "short" -> {
                return Direction.SELL;
            }
            default -> {
                wrong.add("direction", "must be buy, sell, long or short");
                return null;
            }
        }
    }

    private @Nullable BigDecimal confidence() {
        JsonNode confidence = json.path("confidence");
        if (confidence.isNumber()) {
            BigDecimal value = confidence.decimalValue();
            if (value.signum() >= 0 && value.compareTo(HUNDRED) <= 0 && value.scale() <= 10) {
                BigDecimal percent = value.compareTo(BigDecimal.ONE) <= 0 ? value.multiply(HUNDRED) : value;
                return percent.stripTrailingZeros();
            }
        }
        wrong.add("confidence", "must be a number from 0 to 1 or from 0 to 100");
        return null;
    }
}
