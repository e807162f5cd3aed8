package io.pipstream.pricing;

import io.pipstream.domain.market.Quote;
import java.time.Duration;
import java.util.Optional;

/**
 * How a source of quotes is doing.
 *
 * @param age since its last quote, or since it was opened if it gave none
 * @param newest its last quote that was not refused; empty if it gave none
 */
public record SourceStatus(String source, State state, Duration age, Optional<Quote> newest) {

    /** A source of which no quote is known. */
    public SourceStatus(String source, State state, Duration age) {
        this(source, state, age, Optional.empty());
    }

    /**
     * From when its last quote held, as it says, to when that came here. Clocks that differ are in it: negative where the
     * source's is ahead.
     */
    public Optional<Duration> latency() {
        return newest.map(quote -> Duration.between(quote.time(), quote.received()));
    }

    /** The states a client can see, in lower case on the wire. */
    public enum State {
        /** Opened, has not spoken yet. */
        WAITING,
        /** Spoke within the time a market may be quiet. */
        LIVE,
        /** Has not spoken for longer than that. */
        SILENT,
        /** Is not asked at the moment, because better ones are there. */
        STANDBY,
        /** Has given all it had. */
        ENDED
    }
}
