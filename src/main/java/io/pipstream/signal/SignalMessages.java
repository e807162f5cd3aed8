package io.pipstream.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Signals as sessions and requests get them. */
public final class SignalMessages {

    private SignalMessages() {}

    /** The message of a signal that gets that sequence. */
    public static String alert(long sequence, Signal signal, Instant receivedAt) {
        return Json.encode(json -> {
                    json.writeStringField("type", "signal_alert");
                    json.writeObjectFieldStart("signal");
                    writeFields(json, signal);
                    json.writeEndObject();
                    json.writeNumberField("signal_seq", sequence);
                    json.writeStringField("timestamp", receivedAt.toString());
                })
                .text();
    }

    /** What the signal says, into an object that is open. */
    public static void writeFields(JsonGenerator json, Signal signal) throws IOException {
        json.writeStringField("id", signal.id());
        json.writeStringField("pair", signal.instrument().symbol());
        json.writeStringField("symbol", signal.instrument().symbol());
        json.writeStringField("direction", signal.direction().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("entry_price", signal.entryPrice());
        json.writeNumberField("stop_loss", signal.stopLoss());
        for (int number = 1; number <= signal.takeProfits().size(); number++) {
            json.writeNumberField("take_profit_" + number, signal.takeProfits().get(number - 1));
        }
        json.writeNumberField("confidence", signal.confidence());
        json.writeStringField("signal_source", signal.source());
        if (signal.expiresAt().isPresent()) {
            json.writeStringField("expires_at", signal.expiresAt().get().toString());
        }
        for (Map.Entry<String, String> label : new TreeMap<>(signal.labels()).entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
    }
}
