package io.pipstream.aggregation;

import java.time.Duration;
import java.util.Optional;

/**
 * A source that takes part.
 *
 * @param lateAfter when it is late, if that is longer than the setting {@code pipstream.feed.late-after}, as where it is asked
 *     seldom
 */
public record SourceTerms(String source, Optional<Duration> lateAfter, Timeliness timeliness) {

    /** A source that is late when any is, with times of its own. */
    public SourceTerms(String source) {
        this(source, Optional.empty(), Timeliness.ITS_OWN);
    }
}
