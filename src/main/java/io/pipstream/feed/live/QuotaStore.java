package io.pipstream.feed.live;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sources have been asked, so that it is not forgotten when the server ends. Methods may wait. Thread-safe. */
public interface QuotaStore {

    /** Empty if the source has never been asked. */
    Optional<Spent> spent(String source);

    /** Puts it in the place of what was known of the source; when it returns, it is durable. */
    void record(String source, Spent spent);

    /**
     * What is left of a source's limits.
     *
     * @param at when this was so
     * @param leftInMinute whole questions left by the limit of a minute
     * @param leftInDay whole questions left by the limit of a day
     * @param usedToday questions since midnight UTC of {@code at}
     * @param blockedUntil the source has asked for a pause until then; null if not
     */
    record Spent(
            Instant at,
            long leftInMinute,
            long leftInDay,
            long usedToday,
            @Nullable Instant blockedUntil) {}
}
