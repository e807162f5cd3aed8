package io.pipstream.feed.live;

import java.time.Duration;

/**
 * What a source is by default. Each of these but the first two can be set.
 *
 * @param source its name, as quotes carry it: {@code twelvedata}, {@code twelvedata:rest}
 * @param needsKey whether it is of no use without a key
 * @param base where it is
 * @param muteAfter how long it may say nothing at all, heartbeats included, before its connection counts as dead
 * @param every between two questions; zero for a source that is not asked
 * @param perMinute the most questions in any minute; 0 without a limit
 * @param perDay the most questions in any 24 hours; 0 without a limit
 */
public record SourceTraits(
        String source, boolean needsKey, String base, Duration muteAfter, Duration every, int perMinute, int perDay) {

    /** The part of the name that settings have: {@code pipstream.feed.twelvedata.key}. */
    public String settingsName() {
        return source.replaceAll(":.*", "");
    }
}
