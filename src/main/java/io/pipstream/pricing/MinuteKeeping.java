package io.pipstream.pricing;

import io.pipstream.platform.Settings;
import java.time.Duration;

/** How long candles of a minute are kept in the store; longer ones are for ever. */
public final class MinuteKeeping {

    /** What comes to 130,000 minutes of an instrument. */
    private static final Duration USUAL = Duration.ofDays(90);

    private static final Duration LEAST = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(36_500);

    private MinuteKeeping() {}

    /** By how much a minute may be older than the newest. */
    public static Duration of(Settings settings) {
        return settings.duration("pipstream.pricing.keep-minutes", USUAL, LEAST, MOST);
    }
}
