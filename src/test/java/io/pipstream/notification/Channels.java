package io.pipstream.notification;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Channels and notifications for tests. */
public final class Channels {

    public static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    public static final UserId ADA = new UserId("u-ada");
    public static final UserId BOB = new UserId("u-bob");
    public static final AccountId FIRST = new AccountId("first");
    public static final AccountId SECOND = new AccountId("second");

    private Channels() {}

    /** For everything, at once. */
    public static Wishes all() {
        return new Wishes(Kind.choices(), Set.of(), Set.of(Kind.MARGIN_CALLS), null, null);
    }

    public static Wishes only(Kind... kinds) {
        return new Wishes(Set.of(kinds), Set.of(), Set.of(), null, null);
    }

    public static Wishes of(AccountId... accounts) {
        return new Wishes(Kind.choices(), Set.of(accounts), Set.of(), null, null);
    }

    /** Quiet from ten to seven in Berlin, and else every fifteen minutes. */
    public static Wishes quietDigest() {
        return new Wishes(
                Kind.choices(),
                Set.of(FIRST, SECOND),
                Set.of(Kind.MARGIN_CALLS),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")),
                Duration.ofMinutes(15));
    }

    public static Channel webhook(String id, UserId user, Wishes wishes) {
        return new Channel(
                id,
                user,
                Medium.WEBHOOK,
                "desk",
                "https://hooks.example/in?token=1",
                "whsec_c2VjcmV0",
                wishes,
                true,
                NOON,
                NOON,
                NOON,
                null);
    }

    /** Not confirmed yet. */
    public static Channel email(String id, UserId user, Wishes wishes) {
        return new Channel(id, user, Medium.EMAIL, "mail", "ada@example.org", "", wishes, true, NOON, NOON, null, null);
    }

    public static Channel browser(String id, UserId user, Wishes wishes) {
        return new Channel(id, user, Medium.BROWSER, "page", "", "", wishes, true, NOON, NOON, NOON, null);
    }

    public static NewNotification notification(Channel channel, Kind kind, String subject, Instant at) {
        return notification(channel, kind, null, subject, at);
    }

    public static NewNotification notification(
            Channel channel, Kind kind, @Nullable AccountId account, String subject, Instant at) {
        return new NewNotification(
                channel.id(), channel.user(), kind, account, subject, "body of " + subject, "{}", at, at);
    }
}
