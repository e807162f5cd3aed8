package io.pipstream.rest.notifications;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.QuietHours;
import io.pipstream.notification.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Channels and notifications as JSON; no secret is in it. */
final class NotificationJson {

    private NotificationJson() {}

    /** Without the braces, so that a new webhook's secret can stand beside them. */
    static void writeMembers(JsonGenerator json, Channel channel) throws IOException {
        Wishes wishes = channel.wishes();
        json.writeStringField("id", channel.id());
        json.writeStringField("medium", channel.medium().code());
        json.writeStringField("name", channel.name());
        json.writeStringField("target", channel.target());
        writeKinds(json, "kinds", wishes.kinds());
        writeKinds(json, "at_once", wishes.atOnce());
        json.writeArrayFieldStart("accounts");
        for (String account :
                wishes.accounts().stream().map(AccountId::value).sorted().toList()) {
            json.writeString(account);
        }
        json.writeEndArray();
        writeQuietHours(json, wishes.quietHours());
        Duration digest = wishes.digest();
        json.writeObjectField("digest_minutes", digest == null ? null : digest.toMinutes());
        json.writeBooleanField("enabled", channel.enabled());
        json.writeBooleanField("confirmed", channel.isConfirmed());
        json.writeStringField("problem", channel.problem());
        json.writeStringField("created_at", channel.createdAt().toString());
    }

    private static void writeKinds(JsonGenerator json, String name, Set<Kind> kinds) throws IOException {
        json.writeArrayFieldStart(name);
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                json.writeString(kind.code());
            }
        }
        json.writeEndArray();
    }

    private static void writeQuietHours(JsonGenerator json, @Nullable QuietHours quiet) throws IOException {
        if (quiet == null) {
            json.writeNullField("quiet_hours");
            return;
        }
        json.writeObjectFieldStart("quiet_hours");
        json.writeStringField("from", quiet.from().toString());
        json.writeStringField("to", quiet.to().toString());
        json.writeStringField("zone", quiet.zone().getId());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Channel channel) throws IOException {
        json.writeStartObject();
        writeMembers(json, channel);
        json.writeEndObject();
    }

    /** A code that was sent to an address is shown to nobody here: else it would show nothing about who reads the mail. */
    static void write(JsonGenerator json, Notification notification) throws IOException {
        NewNotification content = notification.content();
        AccountId account = content.account();
        boolean isCode = content.kind() == Kind.CONFIRMATION;
        json.writeStartObject();
        json.writeNumberField("id", notification.id());
        json.writeStringField("channel", content.channel());
        json.writeStringField("kind", content.kind().code());
        json.writeStringField("account", account == null ? null : account.value());
        json.writeStringField("subject", isCode ? "Your code for Pipstream" : content.subject());
        json.writeStringField("body", isCode ? "" : content.body());
        json.writeStringField("state", notification.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("attempts", notification.attempts());
        json.writeStringField("problem", notification.lastProblem());
        writeTime(json, "created_at", content.createdAt());
        writeTime(json, "due_at", content.dueAt());
        boolean waits = notification.state() == Notification.State.WAITING;
        writeTime(json, "next_attempt_at", waits ? notification.nextAttemptAt() : null);
        writeTime(json, "finished_at", notification.finishedAt());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }
}
