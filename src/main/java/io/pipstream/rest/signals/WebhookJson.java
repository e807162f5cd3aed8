package io.pipstream.rest.signals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalWebhook;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Webhooks and what they make of alerts, as JSON. No secret is ever in it. */
final class WebhookJson {

    private WebhookJson() {}

    /** Without the braces, so that a new one's address can stand beside them. */
    static void writeMembers(JsonGenerator json, SignalWebhook webhook) throws IOException {
        json.writeStringField("id", webhook.id());
        json.writeStringField("name", webhook.name());
        json.writeStringField("source", webhook.source());
        json.writeFieldName("template");
        json.writeRawValue(webhook.template());
        json.writeStringField("created_at", webhook.createdAt().toString());
        writeTime(json, "last_used_at", webhook.lastUsedAt());
        json.writeStringField("last_problem", webhook.lastProblem());
    }

    /** In the words of {@code POST …/signals/}. */
    static void writeMembers(JsonGenerator json, Signal signal) throws IOException {
        json.writeStringField("signal_id", signal.id());
        json.writeStringField("signal_source", signal.source());
        json.writeStringField("pair", signal.instrument().symbol());
        json.writeStringField("direction", signal.direction().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("entry_price", signal.entryPrice());
        json.writeNumberField("stop_loss", signal.stopLoss());
        for (int number = 1; number <= signal.takeProfits().size(); number++) {
            json.writeNumberField("take_profit_" + number, signal.takeProfits().get(number - 1));
        }
        json.writeNumberField("confidence", signal.confidence());
        if (signal.expiresAt().isPresent()) {
            writeTime(json, "expires_at", signal.expiresAt().get());
        }
        for (Map.Entry<String, String> label : new TreeMap<>(signal.labels()).entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        if (time == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, time.toString());
        }
    }
}
