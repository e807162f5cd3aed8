package io.pipstream.notification.planning;

import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in words. Immutable.
 *
 * @param kinds all that it is; who wants one of them hears of it once, as the first of these that they want
 * @param account whose news it is; null if of none
 * @param time when it happened
 * @param subject one line; what is too long for a notification is cut
 * @param body a few lines; likewise
 * @param data the same for programs, as JSON
 */
record News(List<Kind> kinds, @Nullable AccountId account, Instant time, String subject, String body, String data) {

    News {
        kinds = List.copyOf(kinds);
        subject = Words.cut(Words.line(subject), NewNotification.LONGEST_SUBJECT);
        body = Words.cut(Words.lines(body), NewNotification.LONGEST_BODY);
    }
}
