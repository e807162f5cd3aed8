package io.pipstream.notification.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON that webhooks get: type, time and data, as Standard Webhooks would have it, and what people would read. */
final class WebhookBody {

    private WebhookBody() {}

    /** The same bytes for the same parcel. */
    static byte[] of(Parcel parcel) {
        String text = parcel.isDigest()
                ? Json.text(json -> writeDigest(json, parcel))
                : Json.text(json -> write(json, parcel.first()));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void writeDigest(JsonGenerator json, Parcel parcel) throws IOException {
        Notification last = parcel.notifications().get(parcel.notifications().size() - 1);
        json.writeStartObject();
        json.writeStringField("type", "digest");
        json.writeStringField("timestamp", last.content().createdAt().toString());
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("notifications");
        for (Notification notification : parcel.notifications()) {
            write(json, notification);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Notification notification) throws IOException {
        NewNotification content = notification.content();
        json.writeStartObject();
        json.writeStringField("type", content.kind().code());
        json.writeNumberField("id", notification.id());
        json.writeStringField("timestamp", content.createdAt().toString());
        AccountId account = content.account();
        if (account != null) {
            json.writeStringField("account", account.value());
        }
        json.writeStringField("subject", content.subject());
        json.writeStringField("body", content.body());
        json.writeFieldName("data");
        if (content.data().isEmpty()) {
            json.writeStartObject();
            json.writeEndObject();
        } else {
            json.writeRawValue(content.data());
        }
        json.writeEndObject();
    }
}
