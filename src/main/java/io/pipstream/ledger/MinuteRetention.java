package io.pipstream.ledger;

import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Duration;

/** Once an hour goes through all instruments and has their oldest minutes deleted, a little at each step. For one thread at a time. */
final class MinuteRetention {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final JdbcCandles candles;
    private final JdbcHistory history;
    private final Instruments instruments;
    private final Duration keep;
    private final Clock clock;
    private final NanoClock nanoClock;
    private long roundNanos;
    private int next;

    /** @param keep how much older than the newest minute of its source, or in a source's own history than now, a minute may be */
    MinuteRetention(
            JdbcCandles candles,
            JdbcHistory history,
            Instruments instruments,
            Duration keep,
            Clock clock,
            NanoClock nanoClock) {
        this.candles = candles;
        this.history = history;
        this.instruments = instruments;
        this.keep = keep;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.roundNanos = nanoClock.nanos();
    }

    /** Looks at one instrument, and again at the next step if that has more to delete; nothing until the next round begins. */
    void step() {
        if (nanoClock.nanos() - roundNanos < 0) {
            return;
        }
        boolean more = candles.forgetMinutes(instruments.all().get(next), keep);
        more |= history.forgetMinutes(
                instruments.all().get(next), clock.instant().minus(keep));
        if (!more) {
            next++;
        }
        if (next == instruments.size()) {
            next = 0;
            roundNanos = nanoClock.nanos() + INTERVAL.toNanos();
        }
    }
}
