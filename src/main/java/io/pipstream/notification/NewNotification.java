package io.pipstream.notification;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a user is to be told on a channel. Immutable.
 *
 * @param account whose news it is; null if of none. Who may not read it any more is not told
 * @param subject one line, at most 200 characters
 * @param body a few lines, at most 2,000 characters
 * @param data the same for programs, as JSON: the message as sessions get it, if there is one
 * @param dueAt when it is to be delivered, at the earliest
 */
public record NewNotification(
        String channel,
        UserId user,
        Kind kind,
        @Nullable AccountId account,
        String subject,
        String body,
        String data,
        Instant createdAt,
        Instant dueAt) {

    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_BODY = 2_000;

    public NewNotification {
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject is one line of at most 200 characters: " + subject);
        }
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("A body of " + body.length() + " characters");
        }
    }
}
