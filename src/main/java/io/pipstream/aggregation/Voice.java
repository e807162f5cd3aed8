package io.pipstream.aggregation;

import io.pipstream.domain.market.Quote;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one source says of one instrument. Guarded by its {@link Contest}. */
final class Voice {

    /** Refused so often in a row, a source is wrong about the instrument. */
    static final int MOST_STRIKES = 3;

    private static final int QUOTES_TO_RECOVER = 3;

    private final Pulse pulse;
    private final long lateNanos;
    private final long quietNanos;
    private final long recoverNanos;
    private @Nullable Quote newest;
    private long quotedNanos;
    private boolean failedOnce;
    private long goodSinceNanos;
    private int goodQuotes;
    private int strikes;
    private int revivalsSeen;

    Voice(Pulse pulse, Patience patience) {
        this.pulse = pulse;
        this.lateNanos = pulse.lateAfter().toNanos();
        this.quietNanos = Math.max(lateNanos, patience.quietAfter().toNanos());
        this.recoverNanos = patience.recoverAfter().toNanos();
    }

    Pulse pulse() {
        return pulse;
    }

    @Nullable
    Quote newest() {
        return newest;
    }

    void good(Quote quote, long now) {
        if (newest != null && (pulse.revivals() != revivalsSeen || !isLive(now))) {
            failed();
        }
        revivalsSeen = pulse.revivals();
        if (goodQuotes == 0) {
            goodSinceNanos = now;
        }
        goodQuotes = Math.min(goodQuotes + 1, QUOTES_TO_RECOVER);
        strikes = 0;
        newest = quote;
        quotedNanos = now;
    }

    void refused() {
        strikes = Math.min(strikes + 1, MOST_STRIKES);
        if (isWrong()) {
            failed();
        }
    }

    /** It has to be good for a while before it is settled again. */
    void failed() {
        failedOnce = true;
        goodQuotes = 0;
    }

    boolean isWrong() {
        return strikes >= MOST_STRIKES;
    }

    /** Whether it may be believed to say what the price is now. */
    boolean isLive(long now) {
        return newest != null
                && !isOfThePast()
                && !pulse.isEnded()
                && !pulse.isInterrupted()
                && !isWrong()
                && !isLate(now);
    }

    /** Whether its price was old when it came: of before the weekend, or of a source that lags. */
    private boolean isOfThePast() {
        return pulse.timeliness() == Timeliness.OF_NOW
                && newest != null
                && Duration.between(newest.time(), newest.received()).toNanos() > quietNanos;
    }

    boolean isLate(long now) {
        return now - lastSignNanos() > lateNanos;
    }

    /** Whether it said its price within that time. */
    boolean spokeWithin(long nanos, long now) {
        return newest != null && now - quotedNanos <= nanos;
    }

    /** Whether the other said its price more than that time after the last sign of this one's. */
    boolean isOutdatedBy(Voice other, long nanos) {
        return other.newest != null && other.quotedNanos - lastSignNanos() > nanos;
    }

    /** Whether it has been good for long enough to take the lead from another that is live. */
    boolean isSettled(long now) {
        return !failedOnce || (goodQuotes >= QUOTES_TO_RECOVER && now - goodSinceNanos >= recoverNanos);
    }

    /** A heartbeat says that the price stays as it was, and is believed for a while. */
    private long lastSignNanos() {
        return Math.max(quotedNanos, Math.min(pulse.aliveNanos(), quotedNanos + quietNanos - lateNanos));
    }
}
