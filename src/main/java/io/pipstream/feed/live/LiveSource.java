package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.time.Duration;
import java.util.List;

/**
 * A source as the settings have it.
 *
 * @param instruments what is asked of it; it has a symbol for each
 * @param muteAfter how long its connection may say nothing before it counts as dead
 * @param every between two questions
 * @param perMinute the most questions in any minute; 0 without a limit
 * @param perDay the most questions in any 24 hours; 0 without a limit
 * @param maxAge how much older than now a price of its may be
 */
record LiveSource(
        Dialect dialect,
        SourceAccess access,
        List<Instrument> instruments,
        Duration muteAfter,
        Duration every,
        int perMinute,
        int perDay,
        Duration maxAge) {

    LiveSource {
        instruments = List.copyOf(instruments);
    }

    /** As its quotes carry it. */
    String name() {
        return dialect.traits().source();
    }

    /** The text without our key and account, wherever they stand in it. */
    String hidden(String text) {
        return without(access.account(), without(access.key(), text));
    }

    private static String without(String secret, String text) {
        return secret.isEmpty() ? text : text.replace(secret, "…");
    }
}
