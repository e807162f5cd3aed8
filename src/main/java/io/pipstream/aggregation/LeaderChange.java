package io.pipstream.aggregation;

import io.pipstream.domain.market.Instrument;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * From now on the quotes of another source count.
 *
 * @param previous empty if none counted before
 * @param term how many changes of the instrument there have been; two at once may be told in the wrong order
 */
public record LeaderChange(
        Instrument instrument, Optional<String> previous, String source, Reason reason, Instant time, long term) {

    /** Why. */
    public enum Reason {
        /** It is the first that quotes the instrument. */
        FIRST,
        /** The one before has said nothing for too long, or nothing of this instrument while others did. */
        LATE,
        /** The one before is at its end, such as a replay. */
        ENDED,
        /** The one before says itself that it gives nothing: its connection is lost, its quota used up. */
        INTERRUPTED,
        /** The one before was refused too often in a row, because the others agree on another price. */
        WRONG,
        /** A better placed one is there, or back and good for a while. */
        BETTER;

        /** The name on the wire: {@code better}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
