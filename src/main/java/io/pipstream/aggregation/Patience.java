package io.pipstream.aggregation;

import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How soon sources give way to one another.
 *
 * @param lateAfter a source that has not been heard for longer is late
 * @param quietAfter a source that is heard, but has said nothing of an instrument for longer, is late with it
 * @param recoverAfter how long a source that failed must be good before it leads again
 * @param disagreement how far a price may be from that of others at the same time, as a share of it
 */
record Patience(Duration lateAfter, Duration quietAfter, Duration recoverAfter, BigDecimal disagreement) {

    static Patience of(Settings settings) {
        return new Patience(
                settings.duration(
                        "pipstream.feed.late-after",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofDays(1)),
                settings.duration(
                        "pipstream.feed.quiet-after",
                        Duration.ofMinutes(1),
                        Duration.ofMillis(100),
                        Duration.ofDays(1)),
                settings.duration(
                        "pipstream.feed.recover-after", Duration.ofSeconds(30), Duration.ZERO, Duration.ofDays(1)),
                BigDecimal.valueOf(settings.number("pipstream.feed.disagreement-bps", 50, 1, 10_000), 4));
    }
}
