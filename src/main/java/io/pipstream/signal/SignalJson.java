package io.pipstream.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.Signal.Direction;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A signal as it is kept. */
public final class SignalJson {

    private final Instruments instruments;

    public SignalJson(Instruments instruments) {
        this.instruments = instruments;
    }

    public static String text(Signal signal) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", signal.id());
            json.writeStringField("source", signal.source());
            json.writeStringField("instrument", signal.instrument().symbol());
            json.writeStringField("direction", signal.direction().name());
            json.writeNumberField("entry_price", signal.entryPrice());
            json.writeNumberField("stop_loss", signal.stopLoss());
            json.writeArrayFieldStart("take_profits");
            for (BigDecimal target : signal.takeProfits()) {
                json.writeNumber(target);
            }
            json.writeEndArray();
            json.writeNumberField("confidence", signal.confidence());
            if (signal.expiresAt().isPresent()) {
                json.writeStringField("expires_at", signal.expiresAt().get().toString());
            }
            json.writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label : new TreeMap<>(signal.labels()).entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** @throws IllegalStateException if it was not written here, or its instrument is not known any more */
    public Signal signal(String text) {
        try {
            return signal(Json.mapper().readTree(text));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw new IllegalStateException("A kept signal cannot be read", unreadable);
        }
    }

    private Signal signal(JsonNode json) {
        List<BigDecimal> targets = new ArrayList<>();
        json.required("take_profits").forEach(target -> targets.add(target.decimalValue()));
        Map<String, String> labels = new TreeMap<>();
        json.required("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return new Signal(
                text(json, "id"),
                text(json, "source"),
                instruments.find(text(json, "instrument")).orElseThrow(),
                Direction.valueOf(text(json, "direction")),
                json.required("entry_price").decimalValue(),
                json.required("stop_loss").decimalValue(),
                targets,
                json.required("confidence").decimalValue(),
                json.has("expires_at") ? Optional.of(Instant.parse(text(json, "expires_at"))) : Optional.empty(),
                labels);
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).textValue();
    }
}
