package io.pipstream.notification.delivery;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Medium;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Channels and notifications as tests want them. */
final class Channels {

    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    static final String SECRET = "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    private static final Wishes EVERYTHING =
            new Wishes(EnumSet.copyOf(Kind.choices()), Set.of(), Set.of(Kind.MARGIN_CALLS), null, null);
    private static final Wishes HOURLY =
            new Wishes(EnumSet.copyOf(Kind.choices()), Set.of(), Set.of(Kind.MARGIN_CALLS), null, Duration.ofHours(1));

    private Channels() {}

    static Channel webhook(String id, String user, String url) {
        return new Channel(
                id, new UserId(user), Medium.WEBHOOK, "hook", url, SECRET, EVERYTHING, true, NOON, NOON, NOON, null);
    }

    static Channel email(String id, String user, String address) {
        return new Channel(
                id, new UserId(user), Medium.EMAIL, "mail", address, "", EVERYTHING, true, NOON, NOON, NOON, null);
    }

    static Channel unconfirmed(Channel channel) {
        return new Channel(
                channel.id(),
                channel.user(),
                channel.medium(),
                channel.name(),
                channel.target(),
                channel.secret(),
                channel.wishes(),
                true,
                NOON,
                NOON,
                null,
                null);
    }

    static Channel hourly(Channel channel) {
        return channel.with(channel.name(), HOURLY);
    }

    static NewNotification news(Channel channel, Kind kind, String subject) {
        return new NewNotification(
                channel.id(),
                channel.user(),
                kind,
                new AccountId("demo"),
                subject,
                "What happened: " + subject,
                "{\"type\":\"trade_execution\",\"seq\":7}",
                NOON,
                NOON);
    }

    static Notification waiting(long id, NewNotification content) {
        return new Notification(id, content, State.WAITING, 0, null, content.dueAt(), null);
    }

    static Notification fill(Channel channel, long id) {
        return waiting(id, news(channel, Kind.FILLS, "Bought " + id));
    }
}
