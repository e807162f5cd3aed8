package io.pipstream.pricing;

import java.time.Duration;

/**
 * How a source of quotes is doing.
 *
 * @param age since its last quote, or since it was opened if it gave none
 */
public record SourceStatus(String source, State state, Duration age) {

    /** The states a client can see, in lower case on the wire. */
    public enum State {
        /** Opened, has not spoken yet. */
        WAITING,
        /** Spoke within the time a market may be quiet. */
        LIVE,
        /** Has not spoken for longer than that. */
        SILENT,
        /** Has given all it had. */
        ENDED
    }
}
