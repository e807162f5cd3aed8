package io.pipstream.signal;

import io.pipstream.wire.Encoded;
import io.pipstream.wire.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Signals as sessions get them. */
final class SignalMessages {

    private SignalMessages() {}

    static Encoded alert(Signal signal, Instant now) {
        return Json.encode(json -> {
            json.writeStringField("type", "signal_alert");
            json.writeObjectFieldStart("signal");
            json.writeStringField("id", signal.id());
            json.writeStringField("pair", signal.instrument().symbol());
            json.writeStringField("symbol", signal.instrument().symbol());
            json.writeStringField("direction", signal.direction().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("entry_price", signal.entryPrice());
            json.writeNumberField("stop_loss", signal.stopLoss());
            for (int number = 1; number <= signal.takeProfits().size(); number++) {
                json.writeNumberField(
                        "take_profit_" + number, signal.takeProfits().get(number - 1));
            }
            json.writeNumberField("confidence", signal.confidence());
            for (Map.Entry<String, String> label : signal.labels().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            json.writeStringField("timestamp", now.toString());
        });
    }
}
