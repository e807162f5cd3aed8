package io.pipstream.signal;

import io.pipstream.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that takes signals from elsewhere; its secret is kept nowhere. Immutable.
 *
 * @param id unlike that of any other, and no secret
 * @param user in whose name it gives signals
 * @param name for people: 1 to 64 characters
 * @param source of its signals: 1 to 64 characters
 * @param template where in a stranger's JSON what is, as JSON
 * @param lastUsedAt to the minute; null if never
 * @param lastProblem when something was refused last, and why; null if nothing was
 */
public record SignalWebhook(
        String id,
        UserId user,
        String name,
        String source,
        String template,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastProblem) {

    public static final int LONGEST_PROBLEM = 512;
}
