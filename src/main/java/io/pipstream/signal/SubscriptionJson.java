package io.pipstream.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.AccountId;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.time.Duration;

/** Subscriptions as clients get them and as the ledger keeps them. */
public final class SubscriptionJson {

    private SubscriptionJson() {}

    /** An object with all of its fields; the age is in seconds. */
    public static void write(JsonGenerator json, Subscription subscription) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", subscription.account().value());
        json.writeStringField("source", subscription.source());
        json.writeBooleanField("active", subscription.active());
        json.writeNumberField("risk_percent", subscription.riskPercent());
        json.writeNumberField("least_confidence", subscription.leastConfidence());
        json.writeNumberField("maximum_age", subscription.maximumAge().toSeconds());
        json.writeNumberField("maximum_deviation_pips", subscription.maximumDeviationPips());
        json.writeNumberField("most_a_day", subscription.mostADay());
        json.writeNumberField("most_loss_percent_a_day", subscription.mostLossPercentADay());
        json.writeEndObject();
    }

    /** What {@link #write} wrote. */
    public static Subscription read(String body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            return new Subscription(
                    new AccountId(json.path("account").textValue()),
                    json.path("source").textValue(),
                    json.path("active").booleanValue(),
                    json.path("risk_percent").decimalValue(),
                    json.path("least_confidence").decimalValue(),
                    Duration.ofSeconds(json.path("maximum_age").longValue()),
                    json.path("maximum_deviation_pips").decimalValue(),
                    json.path("most_a_day").intValue(),
                    json.path("most_loss_percent_a_day").decimalValue());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A subscription cannot be read", damaged);
        }
    }
}
